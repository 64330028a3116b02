//! Testing pages: no server, no browser, no stream.
//!
//! [`page`] takes a page function and what it is to find: cursors, a route, headers. [`TestPage`] is what it rendered;
//! its actions can be called, and it can be rendered again to see what they did.
//!
//! ```
//! use hypertide_server::hyper::{Cx, test};
//! use maud::{Markup, html};
//!
//! async fn counter(cx: Cx) -> Markup {
//!     let count = cx.tab_cursor("count", 0);
//!     html! {
//!         h1 { "Count: " (count) }
//!         button data-on:click=(cx.action(move || count.update(|n| n + 1)).named("increment")) { "+1" }
//!         button data-on:click=(cx.action(move || count.update(|n| n - 1)).named("decrement")) { "-1" }
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() {
//! let mut page = test::page(counter).tab("count", 10).render().await;
//! assert!(page.html().contains("Count: 10"));
//!
//! page.act("increment").await.unwrap();
//! page.act("increment").await.unwrap();
//! page.render().await;
//! assert!(page.html().contains("Count: 12"));
//! assert_eq!(page.tab()["count"], 12);
//! # }
//! ```
//!
//! # What comes from the browser
//! What an action takes is given by its name in the request, `value`, `checked`, `key`, `form`, or the `KEY` of a
//! [`ClientParam`](super::ClientParam) of your own; the values of signals by their names in the page.
//!
//! ```
//! # use hypertide_server::hyper::{Cx, Value, test};
//! # use maud::{Markup, html};
//! use serde_json::json;
//!
//! async fn search(cx: Cx) -> Markup {
//!     let query = cx.tab_cursor("query", String::new());
//!     let draft = cx.signal("draft", String::new());
//!     let search = cx.action(move |Value(text): Value| { query.set(text + &draft.get()); draft.set(String::new()) });
//!     html! { input data-on:change=(search.named("search")); }
//! }
//!
//! # #[tokio::main]
//! # async fn main() {
//! let mut page = test::page(search).render().await;
//! page.signal("draft", "!");
//! page.act_with("search", json!({"value": "rust"})).await.unwrap();
//! assert_eq!(page.tab()["query"], "rust!");
//! assert_eq!(page.patched_signals()["draft"], "");
//! # }
//! ```
//!
//! # What it brings about
//! [`TestPage::actions`], [`signals`](TestPage::signals), [`watches`](TestPage::watches) and
//! [`cursors`](TestPage::cursors) are what a page set up; [`global`](TestPage::global), [`session`](TestPage::session),
//! [`tab`](TestPage::tab) and [`address`](TestPage::address) are the values that were seeded and written. A page that answers with a response has
//! [`status`](TestPage::status) and [`header`](TestPage::header), and no markup; one that failed has
//! [`failure`](TestPage::failure).
//!
//! Each test has an application of its own: tests run side by side.

mod setup;

use std::panic::Location;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use self::setup::{Seed, scope};
pub use self::setup::{Setup, page};
use super::action::{Made, Params};
use super::document::Rendered;
use super::form_data::Upload;
use super::owner::{Slot, Source};
use super::queue::JobWork;
use super::render::{Render, render_page};
use super::routes::PageRoute;
use super::state::{Scope, place};
use super::tab::Tab;
use super::watched::Awaited;

/// A page that was rendered, with everything it set up.
pub struct TestPage {
    page: Arc<PageRoute>,
    tab: Arc<Tab>,
    rendered: Render,
    changes: Vec<Awaited>,
    /// The signals as the page would have them.
    live: Json,
    patched: Map<String, Json>,
}

impl std::fmt::Debug for TestPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestPage")
            .field("html", &self.html())
            .field("actions", &self.actions())
            .finish_non_exhaustive()
    }
}

/// An action that a page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestAction {
    /// Its name ([`Action::named`](super::Action::named)); without one, its id.
    pub name: String,
    /// Its key ([`Action::key`](super::Action::key)).
    pub key: Option<String>,
    /// Its id, which the page sends.
    pub id: String,
}

/// A signal that a page has declared.
#[derive(Clone, Debug, PartialEq)]
pub struct TestSignal {
    /// Its name in the page.
    pub name: String,
    /// Its default.
    pub default: Json,
    /// Whether it stays in the browser.
    pub local: bool,
}

/// Something that a page watches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TestWatch {
    /// The file and the line of the call.
    pub place: String,
    /// The path of the cursor, where it is one ([`Cursor::watch`](super::Cursor::watch)); `None` for a source
    /// ([`Cx::watch`](super::Cx::watch)).
    pub cursor: Option<String>,
}

/// Whose a cursor's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CursorKind {
    /// Everybody's: [`Cx::global_cursor`](super::Cx::global_cursor).
    Global,
    /// The session's: [`Cx::session_cursor`](super::Cx::session_cursor).
    Session,
    /// The tab's: [`Cx::tab_cursor`](super::Cx::tab_cursor).
    Tab,
    /// The address's: [`Cx::path_cursor`](super::Cx::path_cursor).
    Path,
}

/// A cursor that a page has.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCursor {
    /// Whose its value is.
    pub kind: CursorKind,
    /// Its path, or the name of the query parameter.
    pub path: String,
    /// What the page asked for it with.
    pub default: Json,
}

impl TestPage {
    fn new(page: Arc<PageRoute>, tab: Arc<Tab>, rendered: Render, changes: Vec<Awaited>) -> Self {
        Self { page, tab, rendered, changes, live: Json::Object(Map::new()), patched: Map::new() }
    }

    fn rendered(&self) -> Option<&Rendered> {
        match &self.rendered {
            Render::Page(page) => Some(page),
            _ => None,
        }
    }

    fn response(&self) -> Option<&Response> {
        match &self.rendered {
            Render::Response(response) => Some(response),
            _ => None,
        }
    }

    /// The markup the page made; empty where it answered with a response.
    pub fn html(&self) -> &str {
        self.rendered().map(Rendered::markup).unwrap_or_default()
    }

    /// The title; empty where none was set up.
    pub fn title(&self) -> &str {
        self.rendered().map(|page| &*page.title).unwrap_or_default()
    }

    /// The status: 200 for a page, 500 for one that failed, its own for a response.
    pub fn status(&self) -> StatusCode {
        match &self.rendered {
            Render::Page(page) if page.failed => StatusCode::INTERNAL_SERVER_ERROR,
            Render::Page(_) => StatusCode::OK,
            Render::Response(response) => response.status(),
            Render::NoPage => StatusCode::NOT_FOUND,
        }
    }

    /// A header of the response the page answered with.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response()?.headers().get(name)?.to_str().ok()
    }

    /// The box that is shown where the page failed.
    pub fn failure(&self) -> Option<&str> {
        self.rendered().filter(|page| page.failed).map(Rendered::markup)
    }

    /// The actions of the last render.
    pub fn actions(&self) -> Vec<TestAction> {
        let made = self.tab.registry().newest_actions();
        let described = |made: Made| {
            let id = format!("{:x}", made.id());
            TestAction { name: made.name.unwrap_or_else(|| id.clone()), key: made.key.map(Into::into), id }
        };
        made.into_iter().map(described).collect()
    }

    /// The signals that the last render declared.
    pub fn signals(&self) -> Vec<TestSignal> {
        let declared = self.rendered().map(|page| &*page.signals).unwrap_or_default().iter();
        declared
            .map(|signal| TestSignal {
                name: signal.name.to_string(),
                default: signal.default.clone(),
                local: signal.local,
            })
            .collect()
    }

    /// What the last render watches by itself, by place: sources and cursors. What routes and the application watch is
    /// set up with them, and a page under test has neither.
    pub fn watches(&self) -> Vec<TestWatch> {
        let at = |place: &Location<'_>| format!("{}:{}", place.file(), place.line());
        let sources = self.changes.iter().map(|change| TestWatch { place: at(change.place), cursor: None });
        let cursors = self.tab.watched_cursors().into_iter();
        let cursors = cursors.map(|(place, path)| TestWatch { place: at(place), cursor: Some(path.into()) });
        let mut watches: Vec<TestWatch> = sources.chain(cursors).collect();
        watches.sort();
        watches
    }

    /// The cursors that the last render asked for, by kind and path, whether or not there is a value.
    pub fn cursors(&self) -> Vec<TestCursor> {
        let listed = |slot: Arc<Slot>| {
            let kind = match slot.source {
                Source::State(Scope::Global) => CursorKind::Global,
                Source::State(Scope::Session(_)) => CursorKind::Session,
                Source::State(Scope::Tab(_)) => CursorKind::Tab,
                Source::Query => CursorKind::Path,
                Source::State(Scope::Register) | Source::Signal => return None,
            };
            Some(TestCursor { kind, path: slot.path.to_string(), default: slot.default_json() })
        };
        let mut cursors: Vec<TestCursor> = self.tab.newest_slots().into_iter().filter_map(listed).collect();
        cursors.sort_by(|one, other| (one.kind, &one.path).cmp(&(other.kind, &other.path)));
        cursors
    }

    /// The global state: what was seeded and written. Defaults are in [`cursors`](Self::cursors).
    pub fn global(&self) -> Map<String, Json> {
        self.tab.shared.state().snapshot(Scope::Global)
    }

    /// The session's state: what was seeded and written.
    pub fn session(&self) -> Map<String, Json> {
        self.tab.shared.state().snapshot(scope(&self.tab, Seed::Session))
    }

    /// The tab's state: what was seeded and written.
    pub fn tab(&self) -> Map<String, Json> {
        self.tab.shared.state().snapshot(scope(&self.tab, Seed::Tab))
    }

    /// The address of the tab, which path cursors move.
    pub fn address(&self) -> String {
        self.tab.route().href()
    }

    /// What actions have set signals to so far.
    pub fn patched_signals(&self) -> &Map<String, Json> {
        &self.patched
    }

    /// Sets a signal as the page would, to be sent along with the next actions.
    ///
    /// # Panics
    /// Where the value does not serialise.
    pub fn signal(&mut self, name: &str, value: impl Serialize) {
        let value =
            serde_json::to_value(value).unwrap_or_else(|error| panic!("the signal `{name}`: {error}"));
        place(&mut self.live, name.split('.'), Some(value));
    }

    /// Calls an action by its name, or `name/key`, or its id.
    ///
    /// # Errors
    /// Where the page has no such action or several, and where the action fails.
    pub async fn act(&mut self, action: &str) -> Result<(), String> {
        self.act_with(action, Json::Null).await
    }

    /// Calls an action with parameters from the browser: an object of their names and values. A form is an object of
    /// its fields, or an array of pairs where names repeat.
    ///
    /// # Errors
    /// As [`act`](Self::act), and where a parameter is not what the action takes.
    pub async fn act_with(&mut self, action: &str, params: Json) -> Result<(), String> {
        self.act_with_files(action, params, Vec::new()).await
    }

    /// Calls an action with a form that has files: the field of the file number 0 has the value `"file:0"`.
    ///
    /// # Errors
    /// As [`act_with`](Self::act_with).
    pub async fn act_with_files(
        &mut self,
        action: &str,
        params: Json,
        files: Vec<Upload>,
    ) -> Result<(), String> {
        let made = self.find(action)?;
        let values = match params {
            Json::Object(values) => values,
            Json::Null => Map::new(),
            other => return Err(format!("parameters are an object of names and values, not {other}")),
        };
        let params = Params::for_test(values, files);
        let run = (made.run)(&params).map_err(|error| error.to_string())?;
        let signals = self.live.clone();
        JobWork::Action { made, run, signals }.run(&self.tab).await;
        let mut outbox = self.tab.outbox();
        let patch = std::mem::take(&mut outbox.signals);
        let failure = outbox.failure().cloned();
        outbox.set_failure(None);
        drop(outbox);
        for (name, value) in patch {
            place(&mut self.live, std::iter::once(&*name), Some(value.clone()));
            self.patched.insert(name, value);
        }
        match failure {
            Some(failure) => Err(failure.message),
            None => Ok(()),
        }
    }

    fn find(&self, action: &str) -> Result<Made, String> {
        let (name, key) = action.split_once('/').map_or((action, None), |(name, key)| (name, Some(key)));
        let fits = |made: &Made| {
            format!("{:x}", made.id()) == action
                || (made.name.as_deref() == Some(name) && (key.is_none() || made.key.as_deref() == key))
        };
        let mut fitting: Vec<Made> = self.tab.registry().newest_actions();
        fitting.retain(fits);
        match (fitting.pop(), fitting.is_empty()) {
            (Some(made), true) => Ok(made),
            (Some(_), false) => {
                Err(format!("several actions are `{action}`; with keys, one is `{name}/KEY`"))
            }
            (None, _) => {
                let names: Vec<_> = self.actions().into_iter().map(|action| action.name).collect();
                Err(format!("the page has no action `{action}`; it has {}", names.join(", ")))
            }
        }
    }

    /// Renders the page again, with the state as it is now.
    pub async fn render(&mut self) {
        (self.rendered, self.changes) = render_page(&self.tab, &self.page, Vec::new()).await;
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        self.tab.close();
    }
}
