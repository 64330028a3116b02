//! `/record`: a record that changes on the server and on the page.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, routing::get};
use serde::Serialize;

use super::{Options, in_memory, ticker};
use crate::sse::{Event, EventError, Hub, LastEventId};

#[derive(Clone, Copy, Serialize)]
struct Record {
    name: &'static str,
    username: &'static str,
    email: &'static str,
}

/// What becomes of the record, one step after the other and over again.
const EDITS: [Record; 6] = [
    Record { name: "Ada Byron", username: "ada", email: "ada@example.org" },
    Record { name: "Ada Byron", username: "ada.byron", email: "ada@example.org" },
    Record { name: "Ada King", username: "ada.byron", email: "ada@example.org" },
    Record { name: "Ada King", username: "ada.king", email: "ada@example.org" },
    Record { name: "Ada Lovelace", username: "ada.king", email: "countess@example.org" },
    Record { name: "Ada Lovelace", username: "lovelace", email: "countess@example.org" },
];

fn message(record: &Record) -> Result<Event, EventError> {
    Event::json("message", record)
}

pub(super) fn router(options: &Options) -> Router {
    let hub = in_memory(Hub::builder());
    options.end_with_program(&hub);
    let current = Arc::new(Mutex::new(0));
    let record = move |current: &Mutex<usize>, step: usize| {
        let mut at = current.lock().unwrap_or_else(PoisonError::into_inner);
        *at = (*at + step) % EDITS.len();
        EDITS.get(*at).copied().unwrap_or(EDITS[0])
    };

    let (editing, edited, readers) = (hub.clone(), current.clone(), hub.clone());
    ticker::run(
        options,
        Duration::from_millis(1500),
        move || readers.statistics().readers,
        move || {
            if let Ok(event) = message(&record(&edited, 1)) {
                ticker::report(editing.publish(&event));
            }
        },
    );

    let stream = get(async move |last: LastEventId| {
        let stream = hub.subscribe(last.as_deref());
        // Whoever does not resume gets the record as it is.
        if stream.start().is_resumed() { stream } else { stream.with_first(message(&record(&current, 0))) }
    });
    Router::new().route("/record/updates", stream)
}
