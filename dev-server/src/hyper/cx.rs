//! The context of a page.

use std::collections::HashMap;
use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::HeaderMap;

use super::action::{Action, Handler, Made};
use super::boundary::Work;
use super::cursor::{Cursor, Value};
use super::navigate::Navigation;
use super::owner::Source;
use super::route::Route;
use super::session::SessionHandle;
use super::signal::{Declared, LocalSignal, Signal};
use super::state::Scope;
use super::tab::Tab;
use super::watch::Watchable;
use super::watched::Awaited;

/// What a page function gets: its tab's state, its route, and the means to make things happen.
///
/// Cheap to clone; an action may keep one.
#[derive(Clone)]
pub struct Cx {
    pub(crate) tab: Arc<Tab>,
    pub(crate) recorder: Arc<Recorder>,
}

impl fmt::Debug for Cx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cx").field("tab", &self.tab.id).field("route", &self.route().href()).finish()
    }
}

/// What a render brings about besides its markup.
pub(crate) struct Recorder {
    /// The number of the render in its tab.
    pub(crate) number: u64,
    route: Arc<Route>,
    finished: AtomicBool,
    recorded: Mutex<Recorded>,
}

#[derive(Default)]
pub(crate) struct Recorded {
    pub(crate) actions: Vec<Made>,
    /// How many actions were made at a place, with a key or without.
    pub(crate) made: HashMap<(&'static Location<'static>, Option<Box<str>>), u32>,
    pub(crate) signals: Vec<Declared>,
    pub(crate) changes: Vec<Awaited>,
}

impl Recorder {
    pub(crate) fn new(number: u64, route: Arc<Route>) -> Self {
        Self { number, route, finished: AtomicBool::new(false), recorded: Mutex::default() }
    }

    pub(crate) fn recorded(&self) -> MutexGuard<'_, Recorded> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn finish(&self) -> Recorded {
        self.finished.store(true, Ordering::Release);
        std::mem::take(&mut *self.recorded())
    }

    pub(crate) fn finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }
}

impl Cx {
    pub(crate) fn new(tab: Arc<Tab>, number: u64) -> Self {
        let recorder = Arc::new(Recorder::new(number, tab.route()));
        Self { tab, recorder }
    }

    fn cursor<T: Value>(&self, source: Source, path: &str, default: T) -> Cursor<T> {
        Cursor::new(self.tab.number, self.tab.slot(source, path, default, self.recorder.number))
    }

    /// A value that everybody shares, and that lives as long as the process (or what its
    /// [`State`](super::State) lives in). `path` may be nested, such as `"form.email"`; `default` is what is read where
    /// there is nothing.
    pub fn global_cursor<T: Value>(&self, path: impl AsRef<str>, default: T) -> Cursor<T> {
        self.cursor(Source::State(Scope::Global), path.as_ref(), default)
    }

    /// A value that the tabs of this person's session share.
    pub fn session_cursor<T: Value>(&self, path: impl AsRef<str>, default: T) -> Cursor<T> {
        self.cursor(Source::State(Scope::Session(self.tab.session.key)), path.as_ref(), default)
    }

    /// A value of this tab alone. It is gone after a reload.
    pub fn tab_cursor<T: Value>(&self, path: impl AsRef<str>, default: T) -> Cursor<T> {
        self.cursor(Source::State(Scope::Tab(self.tab.id)), path.as_ref(), default)
    }

    /// A value that is the query parameter `name`, so that it survives a reload and can be sent as a link. Writing it
    /// moves the address bar; the default is written as no parameter. What is not text is in JSON.
    pub fn path_cursor<T: Value>(&self, name: impl AsRef<str>, default: T) -> Cursor<T> {
        self.cursor(Source::Query, name.as_ref(), default)
    }

    /// What an event does: the value of an attribute such as `data-on:click`, which runs `handler` on the server. The
    /// types of the handler's arguments say what the browser sends with it; see [`ClientParam`](super::ClientParam).
    ///
    /// A handler is a closure, synchronous or `async`, that returns nothing or a `Result`. It runs exactly once for a
    /// click, after the tab's clicks before it. An error or a panic is shown in the tab and in the log.
    ///
    /// # Panics
    /// Where it is called after the page has rendered: its markup can no longer contain the action.
    #[track_caller]
    pub fn action<Kind, H: Handler<Kind>>(&self, handler: H) -> Action {
        assert!(!self.recorder.finished(), "an action is made while its page renders, not later");
        Action::make(self.clone(), Location::caller(), handler)
    }

    /// A signal: a variable of the page, whose value comes along with every action and can be written by it. In kebab
    /// case or camel case, nested with dots.
    ///
    /// # Panics
    /// Where the path is no name of a signal, and where serde cannot write the default as JSON, such as a map whose keys
    /// are no text.
    pub fn signal<T: Value>(&self, path: &str, default: T) -> Signal<T> {
        Signal::declare(self, path, default)
    }

    /// A signal that stays in the browser: for what the server need not know. It has no value here.
    ///
    /// # Panics
    /// As [`signal`](Self::signal) does.
    pub fn local_signal<T: serde::Serialize>(&self, path: &str, default: T) -> LocalSignal {
        LocalSignal::declare(self, path, &default)
    }

    /// A link to the page of that name; see [`Navigation`].
    ///
    /// # Panics
    /// Where no page has that name.
    #[track_caller]
    pub fn navigate(&self, name: &str) -> Navigation {
        Navigation::to(self, name)
    }

    /// Where the tab is: while a page renders, what it renders; in an action, where the tab is now.
    pub fn route(&self) -> Arc<Route> {
        if self.recorder.finished() { self.tab.route() } else { self.recorder.route.clone() }
    }

    /// Renders this page again after the next change of `source`. To be called at every render, as reading a cursor is:
    /// before `source` is read, so that no change between the two is missed. Where the change panics it is shown as the
    /// page's error and in the log, and the source is watched again from the next render on.
    #[track_caller]
    pub fn watch(&self, source: &(impl Watchable + ?Sized)) {
        if !self.recorder.finished() {
            let change = source.next_change();
            self.recorder.recorded().changes.push(Awaited { change, place: Location::caller() });
        }
    }

    /// The person's session.
    pub fn session(&self) -> SessionHandle {
        SessionHandle::new(self.tab.clone())
    }

    /// The headers of the request that the tab was opened with, or last connected with.
    pub fn headers(&self) -> Arc<HeaderMap> {
        self.tab.headers()
    }

    /// What `work` makes for the page; nothing where it fails, which the log says.
    pub(crate) fn part<T>(&self, work: &Work, make: impl FnOnce() -> T) -> Option<T> {
        let failed = |failure| drop(self.tab.failing().fails(work, failure, self.recorder.number));
        work.catch(make).map_err(failed).ok()
    }

    pub(crate) fn note_read(&self, scope: Scope, path: &str) {
        if !self.recorder.finished() {
            self.tab.note_read(self.recorder.number, scope, path);
        }
    }
}

impl Cx {
    /// The same context at another route, to ask that route for its title.
    pub(crate) fn at(&self, route: Route) -> Self {
        let recorder = Recorder::new(self.recorder.number, Arc::new(route));
        Self { tab: self.tab.clone(), recorder: Arc::new(recorder) }
    }
}
