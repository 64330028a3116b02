//! `/table`: a thousand rows that change ten times a second.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, routing::get};
use maud::{Markup, html};

use super::{Options, ticker};
use crate::{
    datastar::{Event, PatchElements},
    sse::{self, Hub, LastEventId},
};

const ROWS: usize = 1000;
/// How many rows change at a time.
const CHANGES: usize = 20;

pub(super) fn router(options: &Options) -> Router {
    // Whoever comes back gets the table as it is, not all that it has been.
    let hub = super::in_memory(Hub::builder().log_events(2));
    options.end_with_program(&hub);
    let buoys = Arc::new(Mutex::new(Buoys::new()));
    let (publishing, changing, readers) = (hub.clone(), buoys.clone(), hub.clone());
    ticker::run(
        options,
        Duration::from_millis(100),
        move || readers.statistics().readers,
        move || {
            let mut buoys = changing.lock().unwrap_or_else(PoisonError::into_inner);
            buoys.change();
            if let Some(event) = buoys.event() {
                ticker::report(publishing.publish(&event));
            }
        },
    );
    let stream = get(async move |last: LastEventId| {
        let stream = hub.subscribe(last.as_deref());
        let first = buoys.lock().unwrap_or_else(PoisonError::into_inner).event();
        if stream.start().is_resumed() { stream } else { stream.with_first(first) }
    });
    Router::new().route("/table/stream", stream)
}

// example
struct Buoys {
    sent: u32,
    list: Vec<Buoy>,
}

struct Buoy {
    waves: f64,
    wind: f64,
    water: f64,
    changed: bool,
}

impl Buoys {
    /// A few drift; all the others stay as they are.
    fn change(&mut self) {
        self.sent += 1;
        self.list.iter_mut().for_each(|buoy| buoy.changed = false);
        for _ in 0..CHANGES {
            let Some(buoy) = self.list.get_mut(fastrand::usize(..ROWS)) else { continue };
            let drift = |value: f64, most: f64| (value + fastrand::f64() - 0.5).clamp(0.0, most);
            *buoy = Buoy {
                waves: drift(buoy.waves, 9.0),
                wind: drift(buoy.wind, 40.0),
                water: drift(buoy.water, 25.0),
                changed: true,
            };
        }
    }

    /// The table, whole: that only a few of its cells change is found out in the page.
    fn markup(&self) -> Markup {
        html! {
            table.list id="buoys" {
                caption { "sent " (self.sent) " times" }
                thead { tr { th { "Buoy" } th { "Waves, m" } th { "Wind, m/s" } th { "Water, °C" } } }
                tbody {
                    @for (n, buoy) in self.list.iter().enumerate() {
                        tr.changed[buoy.changed] {
                            td { (n + 1) }
                            td { (format!("{:.1}", buoy.waves)) }
                            td { (format!("{:.1}", buoy.wind)) }
                            td { (format!("{:.1}", buoy.water)) }
                        }
                    }
                }
            }
        }
    }

    fn event(&self) -> Option<sse::Event> {
        Some(Event::try_from(PatchElements::new(self.markup())).ok()?.into())
    }
}
// end of example

impl Buoys {
    fn new() -> Self {
        let buoy = |_| Buoy {
            waves: fastrand::f64() * 4.0,
            wind: fastrand::f64() * 15.0,
            water: 4.0 + fastrand::f64() * 16.0,
            changed: false,
        };
        Self { sent: 0, list: (0..ROWS).map(buoy).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_rows_change_at_a_time() {
        let mut buoys = Buoys::new();
        for _ in 0..10 {
            buoys.change();
            let changed = buoys.list.iter().filter(|buoy| buoy.changed).count();
            assert!((1..=CHANGES).contains(&changed));
        }
    }
}
