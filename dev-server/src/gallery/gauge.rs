//! `/gauge`: the level of the water at a pier.

use std::time::Duration;

use axum::{Router, routing::get};
use serde_json::json;

use super::{Options, in_memory, ticker};
use crate::sse::{Event, Hub, LastEventId};

pub(super) fn router(options: &Options) -> Router {
    let hub = in_memory(Hub::builder());
    options.end_with_program(&hub);
    let (publishing, readers) = (hub.clone(), hub.clone());
    let mut step = 0;
    ticker::run(
        options,
        Duration::from_millis(200),
        move || readers.statistics().readers,
        move || {
            step += 1;
            if let Ok(event) = Event::json("level", &json!({ "metres": level(step) })) {
                ticker::report(publishing.publish(&event));
            }
        },
    );
    Router::new().route("/gauge/levels", get(async move |last: LastEventId| hub.subscribe(last.as_deref())))
}

/// The tide, which takes forty seconds here, with waves on it.
fn level(step: u32) -> f64 {
    let seconds = f64::from(step) / 5.0;
    let metres = 3.0 + 2.2 * (seconds / 40.0 * std::f64::consts::TAU).sin() + 0.15 * (seconds * 2.1).sin();
    (metres * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn the_water_stays_between_the_marks_and_passes_the_middle() {
        let levels: Vec<f64> = (0..400).map(level).collect();
        assert!(levels.iter().all(|metres| (0.5..5.5).contains(metres)));
        assert!(levels.iter().any(|metres| *metres < 1.0) && levels.iter().any(|metres| *metres > 5.0));
    }
}
