//! All tabs.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::Duration;

use super::id::Id;
use super::register::Register;
use super::session::{TooMany, at_a_time, least};
use super::shared::Shared;
use super::state::Scope;
use super::tab::Tab;

/// The tabs by their ids.
#[derive(Default)]
pub(crate) struct Tabs {
    all: RwLock<HashMap<Id, Arc<Tab>>>,
    swept: AtomicBool,
}

impl Tabs {
    pub(crate) fn get(&self, id: Id) -> Option<Arc<Tab>> {
        self.all.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    pub(crate) fn all(&self) -> Vec<Arc<Tab>> {
        self.all.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    pub(crate) fn count(&self) -> usize {
        self.all.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Adds a tab. Where its session or the application has as many as may be, those that no browser is connected to
    /// make room, first those that never were.
    ///
    /// # Errors
    /// Where all of them are connected.
    pub(crate) fn insert(&self, tab: &Arc<Tab>) -> Result<(), TooMany> {
        let config = tab.shared.config();
        let of_session: Vec<Id> = tab.session.tabs().iter().copied().collect();
        if of_session.len() >= config.tabs_of_a_session {
            let tabs: Vec<Arc<Tab>> = of_session.into_iter().filter_map(|id| self.get(id)).collect();
            self.make_room(tabs.iter(), 1)?;
        }
        if self.count() >= config.tabs {
            self.make_room(self.all().iter(), at_a_time(config.tabs))?;
        }
        tab.session.tabs().insert(tab.id);
        self.all.write().unwrap_or_else(PoisonError::into_inner).insert(tab.id, tab.clone());
        if !self.swept.swap(true, Ordering::Relaxed) {
            tokio::spawn(sweep(Arc::downgrade(&tab.shared)));
        }
        Ok(())
    }

    /// Frees the tabs that can best be spared: those that never were connected, then those that are so no more; of each
    /// the oldest. Several at a time, because all have to be looked at for that.
    fn make_room<'a>(&self, tabs: impl Iterator<Item = &'a Arc<Tab>>, count: usize) -> Result<(), TooMany> {
        let unconnected = tabs.filter(|tab| !tab.connected());
        // Numbers grow: the least is the oldest.
        let spare = unconnected.map(|tab| (!tab.awaited(), tab.number, tab.id)).collect();
        let spare: Vec<(bool, u64, Id)> = least(spare, count);
        if spare.is_empty() {
            return Err(TooMany);
        }
        spare.into_iter().filter_map(|(_, _, id)| self.get(id)).for_each(|tab| self.remove(&tab));
        Ok(())
    }

    /// Frees a tab and its state.
    pub(crate) fn remove(&self, tab: &Arc<Tab>) {
        self.all.write().unwrap_or_else(PoisonError::into_inner).remove(&tab.id);
        tab.session.tabs().remove(&tab.id);
        tab.close();
        if Register(&**tab.shared.state()).let_go_of_tab(tab.id, &tab.epoch) {
            tab.shared.state().forget(Scope::Tab(tab.id));
        }
        let session = &tab.session;
        if !session.stored() && session.tabs().is_empty() {
            tab.shared.state().forget(Scope::Session(session.key));
        }
    }
}

/// Frees tabs whose browsers do not come (back), and idle sessions, for as long as the application lives.
async fn sweep(shared: Weak<Shared>) {
    loop {
        let Some(pause) = shared.upgrade().map(|shared| pause(&shared)) else { return };
        tokio::time::sleep(pause).await;
        let Some(shared) = shared.upgrade() else { return };
        let config = shared.config();
        let expired = |tab: &Arc<Tab>| tab.expired(config.unconnected_lifetime, config.gone_lifetime);
        for tab in shared.tabs.all().into_iter().filter(expired) {
            shared.tabs.remove(&tab);
        }
        for key in shared.sessions.expire(config.session_lifetime, &**shared.state()) {
            shared.state().forget(Scope::Session(key));
        }
    }
}

/// Often enough for the shortest lifetime, and not all the time.
fn pause(shared: &Shared) -> Duration {
    let config = shared.config();
    let shortest = config.unconnected_lifetime.min(config.gone_lifetime).min(config.session_lifetime);
    (shortest / 8).clamp(Duration::from_millis(5), Duration::from_secs(1))
}
