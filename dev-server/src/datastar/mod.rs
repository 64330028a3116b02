//! Datastar responses, extractors and attributes for axum.
//!
//! A page that runs Datastar attributes (with `hypertide.js` or Datastar's own client) sends requests that carry
//! its signals, and reads an answer of one of four content types. Each has its response here:
//!
//! | answer | is | does in the page |
//! | --- | --- | --- |
//! | [`Page`] | `text/html`, a whole page | what a browser shows |
//! | [`Fragment`] | `text/html` with `datastar-…` headers | patches elements |
//! | [`Signals`] | `application/json` | patches signals |
//! | [`Script`] | `text/javascript` | runs |
//! | [`Events`] | `text/event-stream`, all at once | several patches in one answer |
//! | [`live`] | `text/event-stream`, kept open | each event as it is written |
//! | [`Redirect`] | 303, or markup that navigates | another page |
//!
//! A request is read with [`ReadSignals`]; a form sent with [`Action::form`] with axum's own
//! [`Form`](axum::Form) or [`Multipart`](axum::extract::Multipart).
//!
//! ```
//! use axum::{Router, routing::{get, post}};
//! use hypertide_server::datastar::{self, Fragment, Page, ReadSignals};
//! use maud::html;
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Counter {
//!     #[serde(default)]
//!     count: i64,
//! }
//!
//! async fn page() -> Page {
//!     Page::new(html! {
//!         div id="counter" "data-signals:count"="0" { "0" }
//!         button data-on:click=(datastar::post("/increment")) { "Increment" }
//!     })
//! }
//!
//! async fn increment(ReadSignals(signals): ReadSignals<Counter>) -> Fragment {
//!     Fragment::new(html! { div id="counter" { (signals.count + 1) } })
//! }
//!
//! let app: Router = Router::new().route("/", get(page)).route("/increment", post(increment));
//! ```
//!
//! # Headers
//! Every response sets its headers as defaults. A header given with `.header(…)` replaces the default of that name;
//! each default name is on the wire once.
//!
//! # What is refused
//! A selector, an id, a name or an attribute that contains a line break would split an event stream or a header, so
//! it is [`Refused`]: [`Event::try_from`] and the responses' `build()` return the error; a response returned from a
//! handler as it is answers 500 and logs the reason. Markup, signals and scripts may have as many lines as they like.

mod action;
mod answer;
mod attribute;
mod event;
mod events;
mod fragment;
mod live;
mod on;
mod page;
mod published;
mod read_signals;
mod redirect;
mod script;
mod signals;

pub use action::{Action, Cancellation, Retry, delete, get, patch, post, put};
pub use attribute::{
    Attribute, attr, bind, class, computed, effect, element, ignore, ignore_morph, indicator, init,
    json_signals, preserve_attr, reference, show, signal, signals, style, text,
};
pub use datastar::prelude::{
    ElementPatchMode as Mode, ExecuteScript, Namespace, PatchElements, PatchSignals,
};
pub use event::{Event, Refused};
pub use events::Events;
pub use fragment::Fragment;
pub use live::{Ended, Live, Writer, live};
pub use on::{Case, On, on, on_intersect, on_interval, on_signal_patch};
pub use page::Page;
pub use read_signals::{ReadSignals, SignalsRejection};
pub use redirect::Redirect;
pub use script::Script;
pub use signals::Signals;

pub(crate) use action::quoted;
pub(crate) use event::EventWriter;
