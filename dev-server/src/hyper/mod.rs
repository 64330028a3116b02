//! Pages that live on the server.
//!
//! A page is a function of its context, [`Cx`]: it reads state through cursors and returns markup. The first answer is
//! the whole page; from then on the tab holds one event stream, and whenever something that the last render read has
//! changed, the page is rendered again and its markup patched in. What a person does runs a closure on the server.
//!
//! ```
//! use hypertide_server::hyper::{App, Cx};
//! use maud::{Markup, html};
//!
//! async fn home(cx: Cx) -> Markup {
//!     let count = cx.tab_cursor("count", 0);
//!     html! {
//!         h1 { "Count: " (count.get()) }
//!         button data-on:click=(cx.action(move || count.update(|n| n + 1))) { "Increment" }
//!     }
//! }
//!
//! let app = App::new().page("/", "home", home).title("Home");
//! # drop(app);
//! ```
//!
//! # State
//! | cursor | is shared by | lives |
//! | --- | --- | --- |
//! | [`Cx::global_cursor`] | everybody | as long as the process |
//! | [`Cx::session_cursor`] | the tabs of one browser | as long as its session |
//! | [`Cx::tab_cursor`] | nobody | as long as the tab |
//! | [`Cx::path_cursor`] | whoever has the link | in the address |
//!
//! With a [`State`] that several processes share, people and tabs may move between them; see [there](State#sessions-and-tabs).
//!
//! Sources of other kinds are [watched](Cx::watch). A page that is not looked at costs a render only when something it
//! read has changed, and at most one each 16 ms.
//!
//! # Doing
//! [`Cx::action`] makes the value of an event attribute. The arguments of its closure say what the browser sends:
//! [`Value`], [`Checked`], [`Key`], [`FormData`], or a [`ClientParam`] of your own.
//!
//! ```
//! use hypertide_server::hyper::{Cx, Key, Value};
//! use maud::{Markup, html};
//!
//! async fn search(cx: Cx) -> Markup {
//!     let query = cx.path_cursor("q", String::new());
//!     html! {
//!         input value=(query.get())
//!             data-on:change=(cx.action(move |Value(text): Value| query.set(text)))
//!             data-on:keydown=(cx.action(move |Key(_)| query.set(String::new())).when("evt.key === 'Escape'"));
//!     }
//! }
//! ```
//!
//! An action runs exactly once for a click and after the clicks before it, even where requests are lost, repeated or
//! overtake each other. It is worth nothing outside the tab it was rendered for.
//!
//! # On the wire
//! | request | does |
//! | --- | --- |
//! | `GET /hyper/events?tab-id=…` | the tab's stream: an event `connected`, then patches of `#hyper-app`, of the head and of signals |
//! | `POST /hyper/actions?tab-id=…&action-id=…` | runs an action; the body is `{signals, params}`, or a multipart form |
//! | `POST /hyper/navigate?tab-id=…&path=…` | moves the tab to another page |
//! | `POST /hyper/resume?tab-id=…&epoch=…` | tells a process that was started anew what the page's signals are |
//! | `POST /hyper/session?tab-id=…&ticket=…` | fetches the cookie of a session that was rotated outside a request |
//!
//! A request that changes something must come from a page of the same site, and is answered 204; 403 where it comes
//! from elsewhere, 404 where the tab is another session's or never had that action, 409 where the page is gone or its
//! turn has passed, 413 where it brings too much, 422 where a parameter is not what the action takes.
//!
//! Clicks carry `hyper-click: EPOCH NUMBER RENDER`, made in the page: the number puts them in order and tells a
//! repetition, the render says which closures the person saw.
//!
//! # Failing
//! An error or a panic in a page shows a box in the page's place, one in an action or a watch a box below it; the log
//! has it with its place: that of a panic, that of an [`Error`], else that of the page or action. No other tab notices,
//! and a page that renders again is well again; one that fails again in the same way keeps its box, and is in the log
//! once. A [source](Watchable) that fails renders the page no more until the page renders for another reason; then it
//! is watched again. A title or a head that fails is left out, and only the log has it. In production the box shows no
//! more than an id that the log has too; see [`App::development`].
//!
//! The log is [`tracing`]'s: it goes where the subscriber that your program sets has it go. Where a program has set none,
//! [`App::serve`] and [`App::serve_until`] set a plain one that writes to stderr, from the level `INFO`. An application
//! served [as a router](App::into_router) in a program without a subscriber has no log.
//!
//! # Testing
//! Pages and actions are tested without a server: see [`mod@test`].

mod action;
mod app;
mod assets;
mod boundary;
mod client;
mod client_param;
mod compress;
mod cursor;
mod cursor_watch;
mod cx;
mod document;
mod endpoints;
mod error;
mod failing;
mod form_data;
mod id;
mod lenient;
mod log;
mod navigate;
mod outbox;
mod owner;
mod page;
mod queue;
mod readers;
mod register;
mod registry;
mod render;
mod route;
mod routes;
mod security;
mod sequence;
mod session;
mod shared;
mod signal;
mod state;
mod stream;
mod tab;
mod tabs;
pub mod test;
mod turn;
mod watch;
mod watched;

pub use action::{Action, Finished, Handler, Later, Now, ParamError, Params, Run, Runner};
pub use app::{App, Handle};
pub use assets::Assets;
pub use client::Client;
pub use client_param::{Checked, ClientParam, Key, Value};
pub use cursor::{Cursor, CursorError, Value as CursorValue};
pub use cx::Cx;
pub use document::{Fixed, IntoHead, PerRender};
pub use error::Error;
pub use form_data::{FormData, Upload};
pub use id::Id;
pub use navigate::Navigation;
pub use page::{AsyncPage, ByRender, ByResponse, ByResult, Failed, IntoPage, Outcome, Page};
pub use route::Route;
pub use routes::{Computed, IntoTitle, Routes, Text};
pub use session::SessionHandle;
pub use signal::{LocalSignal, Signal};
pub use state::{Listener, MemoryState, PathConflict, Scope, State};
pub use watch::{Change, Watchable};
