//! What a page under test is to find.

use std::panic::Location;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value as Json;

use super::TestPage;
use crate::hyper::boundary::note_places;
use crate::hyper::id::Id;
use crate::hyper::page::{Page, erase};
use crate::hyper::render::render_page;
use crate::hyper::route::Route;
use crate::hyper::routes::{IntoTitle, PageRoute, Routes};
use crate::hyper::shared::{Config, Shared};
use crate::hyper::state::Scope;
use crate::hyper::tab::Tab;

/// Begins a test of a page; [`Setup::render`] renders it.
#[track_caller]
pub fn page<Kind, P: Page<Kind>>(page: P) -> Setup {
    note_places();
    let place = Location::caller();
    let page = PageRoute {
        name: "test".into(),
        pattern: "/".into(),
        page: erase(page),
        title: None,
        watches: Vec::new(),
        function: std::any::type_name::<P>(),
        place,
    };
    let shared = Shared::new();
    shared.set_config(Config { development: true, ..Config::default() });
    Setup {
        page,
        shared,
        session: Id::random(),
        tab: Id::random(),
        route: Route::new("test", "/"),
        headers: HeaderMap::new(),
        seeds: Vec::new(),
    }
}

/// What a page is to find when it renders.
#[must_use = "a page is tested when it is rendered"]
pub struct Setup {
    page: PageRoute,
    shared: Arc<Shared>,
    session: Id,
    tab: Id,
    route: Route,
    headers: HeaderMap,
    seeds: Vec<(Seed, String, Json)>,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup")
            .field("route", &self.route)
            .field("seeds", &self.seeds)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Seed {
    Global,
    Session,
    Tab,
}

impl Setup {
    fn seed(mut self, scope: Seed, path: &str, value: impl Serialize) -> Self {
        let value =
            serde_json::to_value(value).unwrap_or_else(|error| panic!("the value for `{path}`: {error}"));
        self.seeds.push((scope, path.into(), value));
        self
    }

    /// Puts a value where `global_cursor(path, …)` finds it. It takes precedence over the default.
    ///
    /// # Panics
    /// Where serde cannot write the value as JSON.
    pub fn global(self, path: &str, value: impl Serialize) -> Self {
        self.seed(Seed::Global, path, value)
    }

    /// Puts a value where `session_cursor(path, …)` finds it.
    ///
    /// # Panics
    /// Where serde cannot write the value as JSON.
    pub fn session(self, path: &str, value: impl Serialize) -> Self {
        self.seed(Seed::Session, path, value)
    }

    /// Puts a value where `tab_cursor(path, …)` finds it.
    ///
    /// # Panics
    /// Where serde cannot write the value as JSON.
    pub fn tab(self, path: &str, value: impl Serialize) -> Self {
        self.seed(Seed::Tab, path, value)
    }

    /// Where the tab is; a query in it is what path cursors find.
    pub fn route(mut self, route: Route) -> Self {
        self.route = route;
        self
    }

    /// Pages to link to.
    pub fn links(self, routes: Routes) -> Self {
        self.shared.set_routes(routes);
        self
    }

    /// The page's title, as it would be given to its route.
    pub fn title<Kind>(mut self, title: impl IntoTitle<Kind>) -> Self {
        self.page.title = Some(title.into_title());
        self
    }

    /// A header of the request.
    ///
    /// # Panics
    /// Where it is none.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let pair = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok());
        let (name, value) = pair.unwrap_or_else(|| panic!("`{name}: {value}` is no header"));
        self.headers.append(name, value);
        self
    }

    /// Renders the page.
    ///
    /// # Panics
    /// Where a seeded value has no place, such as `count.x` beside a `count` that is a number.
    pub async fn render(self) -> TestPage {
        let session = self.shared.sessions.find_or_new(Some(self.session), &**self.shared.state());
        let tab = Tab::new(self.shared.clone(), session, self.tab, self.route, self.headers);
        for (seed, path, value) in self.seeds {
            let mut value = Some(value);
            let changed = self.shared.state().change(scope(&tab, seed), &path, &mut |_| value.take());
            changed.unwrap_or_else(|conflict| panic!("{conflict}"));
        }
        let page = Arc::new(self.page);
        let (rendered, changes) = render_page(&tab, &page, Vec::new()).await;
        TestPage::new(page, tab, rendered, changes)
    }
}

pub(super) fn scope(tab: &Tab, seed: Seed) -> Scope {
    match seed {
        Seed::Global => Scope::Global,
        Seed::Session => Scope::Session(tab.session.key),
        Seed::Tab => Scope::Tab(tab.id),
    }
}
