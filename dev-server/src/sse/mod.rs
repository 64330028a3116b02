//! Server-sent events: `text/event-stream`, as the HTML standard has it in section 9.2, for axum.
//!
//! - [`Event`]: one event, written so that data cannot split the stream.
//! - [`channel`]: one reader; whatever is pushed into the sender reaches the browser.
//! - [`Hub`]: many readers; each event is encoded once, numbered, kept in a bounded log, and replayed to a reader
//!   that comes back with its last event id.
//! - [`LastEventId`]: the extractor for that id.
//!
//! # Pages of another origin
//!
//! A browser reads the stream where its answer allows the page's origin, and resumes it where the answer to the preflight
//! names the header with the id. With tower-http that is
//! `CorsLayer::new().allow_origin(…).allow_headers([HeaderName::from_static("last-event-id")])`. Without the second the
//! stream works until it breaks for the first time, and then goes on without what was missed.
//!
//! # Stopping
//!
//! A server that stops gracefully waits for all its answers, and a stream has no end of its own. [`Hub::shutdown`] ends a
//! hub's streams; a channel's ends when its sender is dropped. Both tell the page nothing but that: it connects again, and
//! finds the next process.
//!
//! ```no_run
//! use std::time::Duration;
//! use axum::{Router, routing::get};
//! use hypertide_server::{listen, sse::{self, Hub, LastEventId}};
//!
//! #[tokio::main]
//! async fn main() -> std::io::Result<()> {
//!     // By Ctrl-C or SIGTERM.
//!     let mut stop = listen::stop_signal();
//!     let hub = Hub::new();
//!     let (readers, stopping) = (hub.clone(), stop.clone());
//!     let clock = async move || {
//!         let (sender, stream) = sse::channel();
//!         let mut stopping = stopping.clone();
//!         tokio::spawn(async move {
//!             let ticking = async {
//!                 while sender.send("tick").await.is_ok() {
//!                     tokio::time::sleep(Duration::from_secs(1)).await;
//!                 }
//!             };
//!             tokio::select! {
//!                 () = ticking => {}
//!                 () = listen::stopped(&mut stopping) => {}
//!             }
//!         });
//!         stream
//!     };
//!     let app = Router::new()
//!         .route("/clock", get(clock))
//!         .route("/prices", get(async move |last: LastEventId| readers.subscribe(last.as_deref())));
//!     let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//!     let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
//!         listen::stopped(&mut stop).await;
//!         hub.shutdown();
//!     });
//!     serving.await
//! }
//! ```

mod channel;
mod event;
mod heartbeat;
mod hub;
mod last_event_id;
mod response;

pub use channel::{
    CHANNEL_CAPACITY, EventStream, Gone, Sender, TrySendError, channel, channel_with_capacity,
};
pub use event::{Event, EventError};
pub use hub::{EventId, Gap, Hub, HubBuilder, PublishError, Start, Statistics, Subscription};
pub use last_event_id::LastEventId;
