//! Pages and their addresses.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use maud::Render;

use super::boundary::Work;
use super::cx::Cx;
use super::page::{Page, PageFn, erase};
use super::route::Route;
use super::watch::Watchable;
use super::watched::Watched;

/// A table of pages. [`App::routes`](super::App::routes) takes one, and
/// [`Handle::replace_routes`](super::Handle::replace_routes) another while the application runs: connected tabs render
/// again with the new one.
///
/// ```
/// use hypertide_server::hyper::{Cx, Routes};
/// use maud::{Markup, html};
///
/// async fn home(cx: Cx) -> Markup {
///     html! { a href=(cx.navigate("user").param("id", 42).href()) { "Ada" } }
/// }
///
/// async fn user(cx: Cx) -> Result<Markup, &'static str> {
///     let id = cx.route().param("id").map(str::to_owned).ok_or("a user has an id")?;
///     Ok(html! { h1 { "User " (id) } })
/// }
///
/// let routes = Routes::new()
///     .page("/", "home", home)
///     .title("Home")
///     .page("/user/{id}", "user", user)
///     .title(|cx: &Cx| format!("User {}", cx.route().param("id").unwrap_or_default()));
/// # drop(routes);
/// ```
#[derive(Clone, Default)]
pub struct Routes {
    matcher: matchit::Router<usize>,
    pages: Vec<Arc<PageRoute>>,
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.pages.iter().map(|page| (&page.name, &page.pattern))).finish()
    }
}

/// One page.
#[derive(Clone)]
pub(crate) struct PageRoute {
    pub(crate) name: Arc<str>,
    pub(crate) pattern: String,
    pub(crate) page: PageFn,
    pub(crate) title: Option<Title>,
    pub(crate) watches: Vec<Watched>,
    /// What the page's function is called.
    pub(crate) function: &'static str,
    pub(crate) place: &'static Location<'static>,
}

impl PageRoute {
    /// The title at the address where `cx` is.
    pub(crate) fn title(&self, cx: &Cx) -> String {
        let Some(title) = &self.title else { return String::new() };
        let (route, address) = (self.name.to_string(), cx.route().href());
        cx.part(&Work::Title { route, address, place: self.place }, || title(cx)).unwrap_or_default()
    }
}

/// A title, made for each render.
pub(crate) type Title = Arc<dyn Fn(&Cx) -> String + Send + Sync>;

/// What can be a title: text, or a function of the page's context, which may read cursors.
pub trait IntoTitle<Kind> {
    #[doc(hidden)]
    fn into_title(self) -> Arc<dyn Fn(&Cx) -> String + Send + Sync>;
}

/// Tells titles of text apart.
#[derive(Debug)]
pub struct Text;
/// Tells computed titles apart.
#[derive(Debug)]
pub struct Computed;

impl<T: Into<String>> IntoTitle<Text> for T {
    fn into_title(self) -> Title {
        let text = self.into();
        Arc::new(move |_| text.clone())
    }
}

impl<F, T> IntoTitle<Computed> for F
where
    F: Fn(&Cx) -> T + Send + Sync + 'static,
    T: fmt::Display,
{
    fn into_title(self) -> Title {
        Arc::new(move |cx| self(cx).to_string())
    }
}

/// A cursor over everybody's state can be a title too; see [`App::global_cursor`](super::App::global_cursor).
impl<T: super::CursorValue + Render + fmt::Display> IntoTitle<super::Cursor<T>> for super::Cursor<T> {
    fn into_title(self) -> Title {
        Arc::new(move |_| self.get().to_string())
    }
}

impl Routes {
    /// No pages yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page at `pattern`, such as `/user/{id}` or `/files/{*path}`, under a name for links to it.
    ///
    /// # Panics
    /// Where the pattern is none or meets another's, or the name is taken, as axum's router does.
    #[track_caller]
    pub fn page<Kind, P: Page<Kind>>(mut self, pattern: &str, name: &str, page: P) -> Self {
        assert!(pattern.starts_with('/'), "the pattern `{pattern}` of the page `{name}` begins with `/`");
        assert!(self.named(name).is_none(), "two pages are named `{name}`");
        if let Err(error) = self.matcher.insert(pattern, self.pages.len()) {
            panic!("the page `{name}` cannot be at `{pattern}`: {error}");
        }
        self.pages.push(Arc::new(PageRoute {
            name: name.into(),
            pattern: pattern.into(),
            page: erase(page),
            title: None,
            watches: Vec::new(),
            function: std::any::type_name::<P>(),
            place: Location::caller(),
        }));
        self
    }

    fn last(&mut self, what: &str) -> &mut PageRoute {
        match self.pages.last_mut() {
            Some(page) => Arc::make_mut(page),
            None => panic!("{what} belongs to the page before it, and there is none"),
        }
    }

    /// Gives the page added last its title: text, or a function of its [`Cx`]. It is asked for when the page renders, and
    /// when another page has a [link](super::Navigation::click) to it. Where it panics there is no title, and the log
    /// says so.
    ///
    /// # Panics
    /// Where no page was added.
    pub fn title<Kind>(mut self, title: impl IntoTitle<Kind>) -> Self {
        self.last("a title").title = Some(title.into_title());
        self
    }

    /// Renders the page added last again whenever `source` changes; see [`Cx::watch`].
    ///
    /// # Panics
    /// Where no page was added.
    #[track_caller]
    pub fn watch(mut self, source: impl Watchable + 'static) -> Self {
        self.last("a watch").watches.push(Watched::new(source, Location::caller()));
        self
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Arc<PageRoute>> {
        self.pages.iter().find(|page| &*page.name == name)
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.pages.iter().map(|page| &*page.name).collect()
    }

    /// The page at an address, and the route that leads there.
    pub(crate) fn find(&self, path: &str, query: &str) -> Option<(Arc<PageRoute>, Route)> {
        let found = self.matcher.at(path).ok()?;
        let page = self.pages.get(*found.value)?.clone();
        let route = Route::matched(page.name.clone(), path, query, found.params.iter());
        Some((page, route))
    }
}
