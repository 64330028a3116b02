//! `/stations`: several streams, and a page that changes from one to the other.

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use super::{Options, in_memory, ticker};
use crate::sse::{Event, Hub, LastEventId};

/// The stations, and what each has to say, over and over.
const STATIONS: [(&str, [&str; 5]); 3] = [
    (
        "tides",
        [
            "high water at the lock",
            "the ebb sets in",
            "slack water",
            "low water, sandbanks dry",
            "the flood makes",
        ],
    ),
    (
        "trains",
        [
            "the 7:12 is on time",
            "platform 3 instead of 5",
            "the 7:40 waits for connections",
            "mind the gap",
            "the 8:02 departs",
        ],
    ),
    (
        "stars",
        [
            "Vega rises",
            "a meteor, gone",
            "Saturn beside the moon",
            "clouds from the west",
            "Orion over the roofs",
        ],
    ),
];

pub(super) fn router(options: &Options) -> Router {
    let mut hubs = HashMap::new();
    for (station, lines) in STATIONS {
        let hub = in_memory(Hub::builder().log_events(50));
        options.end_with_program(&hub);
        let (talking, readers) = (hub.clone(), hub.clone());
        let mut lines = lines.into_iter().cycle();
        ticker::run(
            options,
            Duration::from_millis(700),
            move || readers.statistics().readers,
            move || {
                let line = json!({ "station": station, "text": lines.next() });
                if let Ok(event) = Event::json("line", &line) {
                    ticker::report(talking.publish(&event));
                }
            },
        );
        hubs.insert(station, hub);
    }
    let hubs = Arc::new(hubs);
    let stream = get(async move |Path(station): Path<String>, last: LastEventId| -> Response {
        match hubs.get(&*station) {
            Some(hub) => hub.subscribe(last.as_deref()).into_response(),
            None => {
                let names = STATIONS.map(|(name, _)| name).join(", ");
                (StatusCode::NOT_FOUND, format!("no station is called `{station}`; there are {names}\n"))
                    .into_response()
            }
        }
    });
    Router::new().route("/stations/{station}", stream)
}
