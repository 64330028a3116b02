//! `/primes`: a long piece of work that says how far it is.

use axum::{Router, routing::post};
use serde_json::json;

use crate::datastar::{Live, PatchSignals, live};

pub(super) fn router() -> Router {
    Router::new().route("/primes", post(count))
}

// example
const TO: u32 = 2_000_000;

async fn count() -> Live {
    live(|mut page| async move {
        let mut primes = 0;
        for percent in 1..=100 {
            let slice = TO / 100 * (percent - 1)..TO / 100 * percent;
            let found = tokio::task::spawn_blocking(|| slice.filter(is_prime).count());
            primes += found.await.unwrap_or_default();
            let signals = json!({ "percent": percent, "primes": primes });
            page.send(PatchSignals::new(signals.to_string())).await?;
        }
        Ok(())
    })
}

fn is_prime(n: &u32) -> bool {
    *n > 1 && (2..).take_while(|d| d * d <= *n).all(|d| !n.is_multiple_of(d))
}
// end of example

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twenty_five_primes_below_a_hundred() {
        assert_eq!((0..100).filter(is_prime).count(), 25);
    }
}
