//! `/lifecycle`: numbered events, and buttons that break the server.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::json;
use tokio::time::Instant;

use super::{
    Options,
    fault::{Fault, Faults, refusal},
    reopen, ticker,
};
use crate::sse::{Event, Hub, HubBuilder, LastEventId};

/// How long a restart takes, and how long the server is too busy.
const RESTART: Duration = Duration::from_secs(1);
const BUSY: Duration = Duration::from_secs(4);

struct Lifecycle {
    state: Mutex<State>,
    faults: Faults,
    log: PathBuf,
}

struct State {
    /// None while the server restarts.
    hub: Option<Hub>,
    busy_until: Option<Instant>,
    stopped: bool,
}

fn builder() -> HubBuilder {
    // More than an hour.
    Hub::builder().log_events(20_000)
}

pub(super) fn router(options: &Options) -> Router {
    let hub = options.hub("lifecycle", builder());
    let lifecycle = Arc::new(Lifecycle {
        state: Mutex::new(State { hub: Some(hub), busy_until: None, stopped: false }),
        faults: Faults::new(),
        log: options.log_path("lifecycle"),
    });

    let (counting, reading, ending) = (lifecycle.clone(), lifecycle.clone(), lifecycle.clone());
    ticker::run(
        options,
        Duration::from_millis(200),
        move || reading.hub().map_or(0, |hub| hub.statistics().readers),
        move || {
            // The events' numbers are those of the log, which goes on where the last process stopped.
            let Some(hub) = counting.hub() else { return };
            if let Ok(event) = Event::json("tick", &json!({ "n": hub.latest().sequence() + 1 })) {
                ticker::report(hub.publish(&event));
            }
        },
    );
    let options = options.clone();
    tokio::spawn(async move {
        options.stopped().await;
        ending.stop();
    });

    let streaming = lifecycle.clone();
    Router::new()
        .route("/lifecycle/numbers", get(async move |last: LastEventId| streaming.stream(&last)))
        .route("/lifecycle/break/{how}", post(async move |Path(how): Path<String>| lifecycle.break_by(&how)))
}

impl Lifecycle {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hub(&self) -> Option<Hub> {
        self.lock().hub.clone()
    }

    fn stream(&self, last: &LastEventId) -> Response {
        let mut state = self.lock();
        if let Some(until) = state.busy_until {
            let left = until.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                let seconds = left.as_secs() + 1;
                let again = [(header::RETRY_AFTER, seconds.to_string())];
                return (StatusCode::SERVICE_UNAVAILABLE, again, "too busy, on request\n").into_response();
            }
            state.busy_until = None;
        }
        match &state.hub {
            Some(hub) => self.faults.wrap(hub.subscribe(last.as_deref()).into_response()),
            None => refusal(),
        }
    }

    fn break_by(self: &Arc<Self>, how: &str) -> Response {
        match how {
            "drop" => self.faults.strike(Fault::Drop),
            "stall" => self.faults.strike(Fault::Stall),
            "busy" => {
                self.lock().busy_until = Some(Instant::now() + BUSY);
                self.faults.strike(Fault::Drop);
            }
            "restart" => self.restart(),
            _ => {
                let text =
                    format!("the server cannot break by `{how}`; it can by drop, stall, busy, restart\n");
                return (StatusCode::NOT_FOUND, text).into_response();
            }
        }
        StatusCode::NO_CONTENT.into_response()
    }

    /// What the end of the process and the start of the next do to the streams and the log.
    fn restart(self: &Arc<Self>) {
        let Some(hub) = self.lock().hub.take() else { return };
        self.faults.strike(Fault::Drop);
        hub.shutdown();
        let lifecycle = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(RESTART).await;
            let hub = reopen(&lifecycle.log, builder()).unwrap_or_else(|error| {
                tracing::warn!("{error}; the gallery's numbers start anew");
                super::in_memory(builder())
            });
            let mut state = lifecycle.lock();
            if state.stopped {
                hub.shutdown();
            }
            state.hub = Some(hub);
        });
    }

    fn stop(&self) {
        let mut state = self.lock();
        state.stopped = true;
        if let Some(hub) = &state.hub {
            hub.shutdown();
        }
    }
}
