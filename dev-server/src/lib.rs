//! Everything that happens on the server: event streams for axum applications, and what the program `hypertide` does.
//!
//! # In an axum application
//!
//! [`sse`] sends live updates to pages, and [`pkg`] gives them the script that receives them. Everything is an
//! ordinary axum response or router:
//!
//! ```
//! use axum::{Router, response::Html, routing::{get, post}};
//! use hypertide_server::{pkg, sse::{Event, Hub, LastEventId}};
//!
//! const PAGE: &str = r#"<!doctype html>
//! <script type="module" src="/pkg/hypertide.js"></script>
//! <script type="text/hyperscript">
//!   eventsource Count from /count
//!     on tick put it into #count
//!   end
//! </script>
//! <output id="count"></output>"#;
//!
//! // Many readers, one log: who comes back gets what was missed.
//! let hub = Hub::new();
//! let readers = hub.clone();
//! let app: Router = Router::new()
//!     .route("/", get(async || Html(PAGE)))
//!     .route("/count", get(async move |last: LastEventId| readers.subscribe(last.as_deref())))
//!     .route("/tick", post(async move || {
//!         let event = Event::new().name("tick").expect("a name without line ends").data("1");
//!         hub.publish(&event).map(|_| ()).map_err(|error| error.to_string())
//!     }))
//!     .merge(pkg::router());
//! ```
//!
//! A stream for one reader is [`sse::channel`]; answers in the manner of Datastar are in [`datastar`], and whole applications whose pages live on the
//! server in [`hyper`].
//!
//! # In the program
//!
//! | command | made of |
//! | --- | --- |
//! | `hypertide serve` | [`gallery`], [`site`], [`stream_script`], [`live_reload`], [`pkg`], [`precompressed`], [`listen`], [`own_names`], [`ignored`] |
//! | `hypertide record` | [`recording`] |
//! | `hypertide check` | [`check`] |

/// What the README shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

// The gallery's applications are written as an application outside of this crate is.
extern crate self as hypertide_server;

pub mod check;
mod content_coding;
mod content_type;
pub mod datastar;
pub mod gallery;
pub mod hyper;
pub mod ignored;
pub mod listen;
pub mod live_reload;
pub mod own_names;
pub mod pkg;
pub mod port;
pub mod precompressed;
pub mod recording;
pub mod site;
pub mod sse;
pub mod stream_script;
