//! What the handles that an application holds (cursors, signals) stand for.
//!
//! A handle is `Copy`, so that several closures of a page can use one cursor without ceremony: it is the number of its
//! owner, a tab or the application, and a key into the owner's slots.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock, Weak};

use serde_json::Value as Json;
use slotmap::{SlotMap, new_key_type};

use super::cursor::Value;
use super::shared::Shared;
use super::state::Scope;
use super::tab::Tab;

new_key_type! {
    /// Names a slot of an owner.
    pub(crate) struct SlotKey;
}

/// Where a handle's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    State(Scope),
    Query,
    Signal,
}

/// What a handle needs to know.
pub(crate) struct Slot {
    pub(crate) source: Source,
    pub(crate) path: Box<str>,
    pub(crate) default: Box<dyn Any + Send + Sync>,
    /// The default in JSON, for tests to look at.
    json: fn(&(dyn Any + Send + Sync)) -> Option<Json>,
    /// The render that last asked for it.
    used: u64,
}

impl Slot {
    /// The default in JSON; null where serde cannot write it.
    pub(crate) fn default_json(&self) -> Json {
        (self.json)(&*self.default).unwrap_or_default()
    }
}

/// The slots of one owner. The same cursor asked for again gives the same slot, with its newest default.
#[derive(Default)]
pub(crate) struct Slots {
    slots: SlotMap<SlotKey, Arc<Slot>>,
    index: HashMap<(Source, Box<str>, TypeId), SlotKey>,
}

/// Above this many slots those that no recent render asked for are freed.
const MANY: usize = 1024;

impl Slots {
    pub(crate) fn slot<T: Value>(
        &mut self,
        source: Source,
        path: &str,
        default: T,
        render: u64,
        oldest_kept: u64,
    ) -> SlotKey {
        let json =
            |default: &(dyn Any + Send + Sync)| serde_json::to_value(default.downcast_ref::<T>()?).ok();
        let slot =
            Arc::new(Slot { source, path: path.into(), default: Box::new(default), json, used: render });
        let name = (source, Box::from(path), TypeId::of::<T>());
        if let Some(key) = self.index.get(&name)
            && let Some(place) = self.slots.get_mut(*key)
        {
            *place = slot;
            return *key;
        }
        if self.slots.len() >= MANY {
            self.slots.retain(|_, slot| slot.used >= oldest_kept);
            self.index.retain(|_, key| self.slots.contains_key(*key));
        }
        let key = self.slots.insert(slot);
        self.index.insert(name, key);
        key
    }

    /// What a render asked for.
    pub(crate) fn used_by(&self, render: u64) -> impl Iterator<Item = &Arc<Slot>> {
        self.slots.values().filter(move |slot| slot.used == render)
    }

    pub(crate) fn get(&self, key: SlotKey) -> Option<Arc<Slot>> {
        self.slots.get(key).cloned()
    }
}

/// Whose slots a handle is in.
#[derive(Clone)]
pub(crate) enum Owner {
    Tab(Arc<Tab>),
    App(Arc<Shared>),
}

enum Registered {
    Tab(Weak<Tab>),
    App(Weak<Shared>),
}

static OWNERS: LazyLock<RwLock<HashMap<u64, Registered>>> = LazyLock::new(RwLock::default);
static NEXT: AtomicU64 = AtomicU64::new(1);

/// A number for a new owner, unique in this process.
pub(crate) fn number() -> u64 {
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Owner {
    pub(crate) fn register_tab(number: u64, tab: Weak<Tab>) {
        OWNERS.write().unwrap_or_else(PoisonError::into_inner).insert(number, Registered::Tab(tab));
    }

    pub(crate) fn register_app(number: u64, app: Weak<Shared>) {
        OWNERS.write().unwrap_or_else(PoisonError::into_inner).insert(number, Registered::App(app));
    }

    pub(crate) fn forget(number: u64) {
        OWNERS.write().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }

    pub(crate) fn find(number: u64) -> Option<Self> {
        match OWNERS.read().unwrap_or_else(PoisonError::into_inner).get(&number)? {
            Registered::Tab(tab) => tab.upgrade().map(Self::Tab),
            Registered::App(app) => app.upgrade().map(Self::App),
        }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        match self {
            Self::Tab(tab) => &tab.shared,
            Self::App(shared) => shared,
        }
    }

    fn slots(&self) -> &Mutex<Slots> {
        match self {
            Self::Tab(tab) => &tab.slots,
            Self::App(shared) => &shared.slots,
        }
    }

    /// The slot `key`; `None` where it was freed.
    pub(crate) fn slot(&self, key: SlotKey) -> Option<Arc<Slot>> {
        self.slots().lock().unwrap_or_else(PoisonError::into_inner).get(key)
    }
}
