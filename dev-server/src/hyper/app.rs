//! Setting up an application, and serving it.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use tokio::net::TcpListener;

use super::assets::{Assets, Shelf};
use super::boundary::note_places;
use super::client::Client;
use super::cursor::{Cursor, Value};
use super::document::IntoHead;
use super::endpoints;
use super::log::log_to_stderr;
use super::owner::Source;
use super::page::Page;
use super::routes::{IntoTitle, Routes};
use super::shared::{Config, Shared};
use super::state::{Scope, State};
use super::watch::Watchable;
use super::watched::Watched;
use crate::{listen, pkg, port};

/// An application under construction: its pages, and how it is served.
///
/// ```no_run
/// use hypertide_server::hyper::{App, Cx};
/// use maud::{Markup, html};
///
/// async fn home(cx: Cx) -> Markup {
///     let count = cx.tab_cursor("count", 0);
///     html! {
///         h1 { "Count: " (count.get()) }
///         button data-on:click=(cx.action(move || count.update(|n| n + 1))) { "Increment" }
///     }
/// }
///
/// #[tokio::main]
/// async fn main() -> std::io::Result<()> {
///     App::new().page("/", "home", home).title("Home").serve(([127, 0, 0, 1], 3000)).await
/// }
/// ```
#[must_use = "an application does something only when it is served"]
pub struct App {
    shared: Arc<Shared>,
    config: Config,
    routes: Routes,
    beside: Router,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("routes", &self.routes).finish_non_exhaustive()
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty)*) => {$(
        $(#[$doc])*
        pub fn $name(mut self, $name: $type) -> Self {
            self.config.$name = $name;
            self
        }
    )*};
}

impl App {
    /// An application without pages.
    pub fn new() -> Self {
        note_places();
        Self {
            shared: Shared::new(),
            config: Config::default(),
            routes: Routes::new(),
            beside: Router::new(),
        }
    }

    /// Adds a page; see [`Routes::page`].
    ///
    /// # Panics
    /// As [`Routes::page`] does.
    #[track_caller]
    pub fn page<Kind>(mut self, pattern: &str, name: &str, page: impl Page<Kind>) -> Self {
        self.routes = self.routes.page(pattern, name, page);
        self
    }

    /// Gives the page added last its title; see [`Routes::title`].
    ///
    /// # Panics
    /// Where no page was added.
    pub fn title<Kind>(mut self, title: impl IntoTitle<Kind>) -> Self {
        self.routes = self.routes.title(title);
        self
    }

    /// Renders the page added last again whenever `source` changes.
    ///
    /// # Panics
    /// Where no page was added.
    #[track_caller]
    pub fn watch(mut self, source: impl Watchable + 'static) -> Self {
        self.routes = self.routes.watch(source);
        self
    }

    /// Renders every page again whenever `source` changes.
    #[track_caller]
    pub fn watch_everywhere(mut self, source: impl Watchable + 'static) -> Self {
        self.config.watches.push(Watched::new(source, Location::caller()));
        self
    }

    /// Takes these pages instead of those added so far.
    pub fn routes(mut self, routes: Routes) -> Self {
        self.routes = routes;
        self
    }

    /// Serves these plain axum routes beside the pages, in the same router; they come first. `/pkg/`, the bundle of
    /// [`hypertide.js`](Client::Hypertide), is there already; a router that has [`pkg::router`] all the same is fine.
    ///
    /// # Panics
    /// Where a route is one that a router given before has: each path belongs to one of them. What else cannot be served
    /// beside pages is told by [`into_router`](Self::into_router).
    pub fn beside(mut self, router: Router) -> Self {
        self.beside = self.beside.merge(router);
        self
    }

    /// What every page has in its head: markup, or a function of the page's [`Cx`](super::Cx), called at every render. What
    /// did not change in it is left alone in the page. Where the function panics the page goes without, and the log says
    /// so.
    pub fn head<Kind>(self, head: impl IntoHead<Kind>) -> Self {
        self.shared.set_head(Some(head.into_head()));
        self
    }

    /// Serves static files where no page is: a directory, or files built in, compressed as the request takes them. Of
    /// several the first that has a file gives it. See [`Assets`].
    ///
    /// ```
    /// use hypertide_server::hyper::App;
    ///
    /// const BUILT_IN: &[(&str, &[u8])] = &[("app.css", b"main { margin: auto }")];
    /// let app = App::new().assets("static").assets(BUILT_IN);
    /// ```
    pub fn assets(mut self, assets: impl Into<Assets>) -> Self {
        self.config.assets.push(Shelf::from(assets.into()));
        self
    }

    /// Keeps the state elsewhere than in memory.
    ///
    /// # Panics
    /// Where a cursor of the application was made before.
    pub fn state(self, state: impl State) -> Self {
        self.shared.set_state(Arc::new(state));
        self
    }

    /// A host, with its port where it is no usual one, that pages are reached at; may be called several times. Without
    /// any, requests must come from the host they are made to.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.config.hosts.push(host.into());
        self
    }

    /// Believes what the proxy at this address says in `X-Forwarded-Proto` and `X-Forwarded-Host`.
    pub fn trusted_proxy(mut self, proxy: impl Into<IpAddr>) -> Self {
        self.config.proxies.push(proxy.into());
        self
    }

    settings! {
        /// What runs in the page; `hypertide.js` unless said otherwise.
        client: Client
        /// Whether pages show what went wrong and where, or only an id that the log has too. By default they do in
        /// builds with debug assertions.
        development: bool
        /// Whether a hidden page stays connected; by default it does.
        open_when_hidden: bool
        /// Whether the application is reached by TLS: its cookies insist on it then.
        secure: bool
        /// The most bytes that an action may bring; 2 MB by default. More is answered 413.
        body_limit: usize
        /// How long a tab waits for its browser to connect; 30 seconds by default.
        unconnected_lifetime: Duration
        /// How long a tab is kept after its browser went; 5 minutes by default.
        gone_lifetime: Duration
        /// How long a session that nobody uses is kept; 24 hours by default.
        session_lifetime: Duration
        /// How many sessions are kept; 100,000 by default. Above that, new ones are refused while all have open tabs.
        sessions: usize
        /// How many tabs a session may have; 100 by default.
        tabs_of_a_session: usize
        /// How many tabs there may be; 100,000 by default.
        tabs: usize
        /// The memory for compressing streams, all together, in bytes; 256 MB by default. Streams beyond it go
        /// uncompressed.
        compression_budget: usize
        /// How long later clicks of a tab wait for an earlier one that does not come; 15 seconds by default.
        gap_wait: Duration
    }

    /// The language of the pages, such as `en` (the default).
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.config.language = language.into();
        self
    }

    /// Everybody's value, for work that goes on beside the pages; see [`Cx::global_cursor`](super::Cx::global_cursor).
    pub fn global_cursor<T: Value>(&self, path: impl AsRef<str>, default: T) -> Cursor<T> {
        self.handle().global_cursor(path, default)
    }

    /// A handle on the application for when it runs.
    pub fn handle(&self) -> Handle {
        Handle { shared: self.shared.clone() }
    }

    /// The application as a router, to be served as you like. Where the client's address matters
    /// ([`trusted_proxy`](Self::trusted_proxy)), serve it with
    /// [`into_make_service_with_connect_info::<SocketAddr>`](Router::into_make_service_with_connect_info).
    ///
    /// # Panics
    /// Where a router [beside](Self::beside) the pages has a route under `/hyper/` that the application needs itself
    /// (`events`, `actions`, `navigate`, `session`, `resume`): give it another path. Where it has a fallback: what no
    /// route takes is for the pages, so serve its files with [`assets`](Self::assets), or nest it under a path of its own.
    pub fn into_router(self) -> Router {
        let Self { shared, config, routes, beside } = self;
        let hypertide = config.client == Client::Hypertide;
        config.assets.iter().for_each(Shelf::check);
        shared.set_config(config);
        shared.set_routes(routes);
        let mut pages = Router::new().fallback(endpoints::page).with_state(shared.clone());
        if hypertide {
            pages = pages.merge(pkg::router());
        }
        // The bundle is no route of this router: one beside it may have it too.
        Router::new()
            .route("/hyper/events", get(endpoints::events))
            .route("/hyper/actions", post(endpoints::actions))
            .route("/hyper/navigate", post(endpoints::navigate))
            .route("/hyper/session", post(endpoints::session_cookie))
            .route("/hyper/resume", post(endpoints::resume))
            .fallback_service(pages)
            .with_state(shared)
            .merge(beside)
    }

    /// Serves the application until the process is told to stop, by Ctrl-C or SIGTERM, and lets what is under way come
    /// to its end; a second Ctrl-C does not wait for that.
    ///
    /// The address, and later what fails, goes into the log, which is [`tracing`]'s. Where the program has set no
    /// subscriber for it, one that writes to stderr is set here.
    ///
    /// # Errors
    /// Where the address cannot be listened on.
    ///
    /// # Panics
    /// As [`into_router`](Self::into_router) does.
    pub async fn serve(self, address: impl Into<SocketAddr>) -> io::Result<()> {
        let mut stop = listen::stop_signal();
        self.serve_until(address, async move { listen::stopped(&mut stop).await }).await
    }

    /// Serves the application until `stop` has ended. Then its streams end (their pages try again by themselves), nobody
    /// is let in any more, and requests under way are given ten seconds. The log is as with [`serve`](Self::serve).
    ///
    /// # Errors
    /// Where the address cannot be listened on.
    ///
    /// # Panics
    /// As [`into_router`](Self::into_router) does.
    pub async fn serve_until(
        self,
        address: impl Into<SocketAddr>,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        log_to_stderr();
        let address = address.into();
        let listener = TcpListener::bind(address).await.map_err(|error| {
            let owner = port::owner(address.port()).map(|owner| format!(", by {owner}")).unwrap_or_default();
            io::Error::new(error.kind(), format!("cannot listen on {address}: {error}{owner}"))
        })?;
        tracing::info!("listening on http://{}", listener.local_addr()?);
        let handle = self.handle();
        let mut stopping = handle.shared.stopping();
        let serving =
            axum::serve(listener, self.into_router().into_make_service_with_connect_info::<SocketAddr>());
        let stop = async move {
            stop.await;
            handle.shutdown();
        };
        tokio::select! {
            served = serving.with_graceful_shutdown(stop) => served,
            () = async {
                listen::stopped(&mut stopping).await;
                tokio::time::sleep(FAREWELL).await;
            } => Ok(()),
        }
    }
}

/// How long requests under way are waited for when the application stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// A handle on an application, for work beside its pages. Cheap to clone.
#[derive(Clone)]
pub struct Handle {
    shared: Arc<Shared>,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("tabs", &self.tabs()).finish_non_exhaustive()
    }
}

impl Handle {
    /// Everybody's value; the cursor stays good as long as the application is there.
    pub fn global_cursor<T: Value>(&self, path: impl AsRef<str>, default: T) -> Cursor<T> {
        let source = Source::State(Scope::Global);
        let key = self.shared.slots().slot(source, path.as_ref(), default, u64::MAX, 0);
        Cursor::new(self.shared.number, key)
    }

    /// Replaces the pages; connected tabs render again.
    pub fn replace_routes(&self, routes: Routes) {
        self.shared.set_routes(routes);
    }

    /// Replaces the head of all pages; connected tabs take it over.
    pub fn replace_head<Kind>(&self, head: impl IntoHead<Kind>) {
        self.shared.set_head(Some(head.into_head()));
    }

    /// Ends all streams in good order, and answers new ones with 503: their pages try again, and find the next process.
    /// To be called where the application is served by other means than [`App::serve`], when its server stops.
    pub fn shutdown(&self) {
        self.shared.stop();
    }

    /// How many tabs the server keeps, connected or not.
    pub fn tabs(&self) -> usize {
        self.shared.tabs.count()
    }

    /// How many tabs are connected.
    pub fn connected(&self) -> usize {
        self.shared.tabs.all().iter().filter(|tab| tab.connected()).count()
    }
}
