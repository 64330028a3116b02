//! What all parts of a running application share.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::watch;

use super::assets::Shelf;
use super::client::Client;
use super::compress::Budget;
use super::document::Head;
use super::owner::{self, Owner, Slots};
use super::readers::Readers;
use super::routes::Routes;
use super::session::{Session, Sessions, TooMany};
use super::state::{MemoryState, Scope, State};
use super::tabs::Tabs;
use super::watched::Watched;

/// How an application is set up. Fixed once it serves.
pub(crate) struct Config {
    pub(crate) client: Client,
    pub(crate) development: bool,
    pub(crate) language: String,
    pub(crate) open_when_hidden: bool,
    pub(crate) body_limit: usize,
    pub(crate) unconnected_lifetime: Duration,
    pub(crate) gone_lifetime: Duration,
    pub(crate) session_lifetime: Duration,
    pub(crate) sessions: usize,
    pub(crate) tabs_of_a_session: usize,
    pub(crate) tabs: usize,
    pub(crate) compression_budget: usize,
    pub(crate) gap_wait: Duration,
    pub(crate) hosts: Vec<String>,
    pub(crate) proxies: Vec<IpAddr>,
    pub(crate) secure: bool,
    pub(crate) watches: Vec<Watched>,
    pub(crate) assets: Vec<Shelf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            client: Client::default(),
            development: cfg!(debug_assertions),
            language: "en".into(),
            open_when_hidden: true,
            body_limit: 2 << 20,
            unconnected_lifetime: Duration::from_secs(30),
            gone_lifetime: Duration::from_secs(5 * 60),
            session_lifetime: Duration::from_secs(24 * 60 * 60),
            sessions: 100_000,
            tabs_of_a_session: 100,
            tabs: 100_000,
            compression_budget: 256 << 20,
            gap_wait: Duration::from_secs(15),
            hosts: Vec::new(),
            proxies: Vec::new(),
            secure: false,
            watches: Vec::new(),
            assets: Vec::new(),
        }
    }
}

/// The application, running.
pub(crate) struct Shared {
    /// Its number as an owner of handles.
    pub(crate) number: u64,
    config: OnceLock<Config>,
    state: OnceLock<Arc<dyn State>>,
    routes: RwLock<Arc<Routes>>,
    head: RwLock<Option<Head>>,
    stopping: watch::Sender<bool>,
    pub(crate) readers: Arc<Readers>,
    pub(crate) slots: Mutex<Slots>,
    pub(crate) tabs: Tabs,
    pub(crate) sessions: Sessions,
    pub(crate) compression: Budget,
}

impl Shared {
    pub(crate) fn new() -> Arc<Self> {
        let defaults = Config::default();
        let shared = Arc::new(Self {
            number: owner::number(),
            config: OnceLock::new(),
            state: OnceLock::new(),
            routes: RwLock::default(),
            head: RwLock::default(),
            stopping: watch::Sender::default(),
            readers: Arc::default(),
            slots: Mutex::default(),
            tabs: Tabs::default(),
            sessions: Sessions::default(),
            compression: Budget::new(defaults.compression_budget),
        });
        Owner::register_app(shared.number, Arc::downgrade(&shared));
        shared
    }

    /// Fixes the set-up.
    pub(crate) fn set_config(&self, config: Config) {
        self.compression.set_limit(config.compression_budget);
        self.sessions.set_most(config.sessions);
        // A second router of one application has the set-up of the first.
        let _ = self.config.set(config);
    }

    pub(crate) fn config(&self) -> &Config {
        self.config.get_or_init(Config::default)
    }

    /// Sets where the state lives.
    ///
    /// # Panics
    /// Where state was used before.
    pub(crate) fn set_state(&self, state: Arc<dyn State>) {
        let set = self.state.set(state.clone());
        assert!(set.is_ok(), "the state is chosen before it is used, and once");
        self.listen(&*state);
    }

    fn listen(&self, state: &dyn State) {
        let readers = self.readers.clone();
        state.listen(Arc::new(move |scope, path| readers.wake(scope, path)));
    }

    pub(crate) fn state(&self) -> &Arc<dyn State> {
        self.state.get_or_init(|| {
            let state = MemoryState::default();
            self.listen(&state);
            Arc::new(state)
        })
    }

    pub(crate) fn routes(&self) -> Arc<Routes> {
        self.routes.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_routes(&self, routes: Routes) {
        *self.routes.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(routes);
        self.wake_all();
    }

    pub(crate) fn head(&self) -> Option<Head> {
        self.head.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_head(&self, head: Option<Head>) {
        *self.head.write().unwrap_or_else(PoisonError::into_inner) = head;
        self.wake_all();
    }

    /// Renders every page again.
    fn wake_all(&self) {
        self.tabs.all().iter().for_each(|tab| tab.wake.notify_one());
    }

    /// Ends all streams, and lets none begin.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
        self.tabs.all().iter().for_each(|tab| tab.end_stream());
    }

    /// Becomes true when streams are to end.
    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    /// Keeps a session beyond its tabs: something was written to it, or a tab of it connected. The idlest sessions
    /// without tabs make room for it.
    ///
    /// # Errors
    /// Where all sessions have tabs, and there are as many as may be.
    pub(crate) fn keep_session(&self, session: &Arc<Session>) -> Result<(), TooMany> {
        for forgotten in self.sessions.store(session, &**self.state())? {
            self.state().forget(Scope::Session(forgotten));
        }
        Ok(())
    }

    pub(crate) fn slots(&self) -> std::sync::MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        Owner::forget(self.number);
    }
}
