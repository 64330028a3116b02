//! `/tides`: a table without an end.

use std::{
    f64::consts::TAU,
    time::{Duration, UNIX_EPOCH},
};

use axum::{Router, extract::Query, routing::get};
use maud::html;
use serde::Deserialize;

use crate::datastar::{self, Events, Mode, PatchElements};

/// From one high or low water to the next, in seconds: half the time the moon takes to come round again.
const STEP: f64 = 22_357.1;
/// From one spring tide to the next, in seconds.
const SPRINGS: f64 = 1_275_721.4;

/// High water, or low water, and its level in metres.
struct Tide {
    time: Duration,
    high: bool,
    metres: f64,
}

/// The `n`th tide of an era that began at midnight with a spring tide.
fn tide(n: u32) -> Tide {
    let time = 1_767_225_600.0 + f64::from(n) * STEP;
    let range = 1.9 + 0.7 * (f64::from(n) * STEP / SPRINGS * TAU).cos();
    let high = n.is_multiple_of(2);
    let metres = if high { 3.1 + range } else { 3.1 - range };
    Tide { time: Duration::from_secs_f64(time), high, metres }
}

impl Tide {
    /// `2026-01-01` and `06:12`.
    fn date_and_time(&self) -> (String, String) {
        let text = humantime::format_rfc3339_seconds(UNIX_EPOCH + self.time).to_string();
        (text.get(..10).unwrap_or_default().to_owned(), text.get(11..16).unwrap_or_default().to_owned())
    }
}

pub(super) fn router() -> Router {
    Router::new().route("/tides/more", get(more))
}

// example
#[derive(Deserialize)]
struct From {
    from: u32,
}

async fn more(Query(From { from }): Query<From>) -> Events {
    let to = from.saturating_add(20);
    let rows = html! {
        @for tide in (from..to).map(tide) {
            @let (date, time) = tide.date_and_time();
            li.high[tide.high] {
                span { (date) } b { (time) }
                meter max="6" value=(tide.metres) {}
                b { (format!("{:.1} m", tide.metres)) }
            }
        }
    };
    // The last line comes into view again, and asks for what is behind it.
    let next = datastar::get(format!("/tides/more?from={to}"));
    let last = html! { li id="more" data-on-intersect=(next) { "…" } };
    Events::new()
        .event(PatchElements::new(rows).selector("#more").mode(Mode::Before))
        .event(PatchElements::new(last))
}
// end of example

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tides_follow_each_other_and_stay_between_the_marks() {
        for n in 0..5000 {
            let (tide, next) = (tide(n), tide(n + 1));
            assert!((0.4..6.0).contains(&tide.metres) && tide.high != next.high && tide.time < next.time);
        }
        assert_eq!(tide(1).date_and_time(), ("2026-01-01".to_owned(), "06:12".to_owned()));
    }
}
