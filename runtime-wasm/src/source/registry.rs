//! All sources of the page.

use super::javascript::{start_soon, watch_page};
use super::machine::Reason;
use super::{Declaration, Source, called};
use hypertide_grammar::event_stream::DEFAULT_LIMIT;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

struct Registry {
    /// In the order of their numbers, which are never used twice: JavaScript may keep the object of a source long
    /// after it is gone.
    sources: Vec<(u32, Source)>,
    /// Hashes of names and the numbers of their sources, in order.
    names: Vec<(u32, u32)>,
    last_id: u32,
    /// Declared, and to be connected once the script that declares them is through.
    waiting: Vec<Source>,
    watching: bool,
    offline: bool,
    limit: usize,
}

impl Registry {
    fn get(&self, id: u32) -> Option<Source> {
        let at = self.sources.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.sources.get(at).map(|(_, source)| source.clone())
    }
}

thread_local! {
    static REGISTRY: RefCell<Registry> = const {
        RefCell::new(Registry {
            sources: Vec::new(),
            names: Vec::new(),
            last_id: 0,
            waiting: Vec::new(),
            watching: false,
            offline: false,
            limit: DEFAULT_LIMIT,
        })
    };
}

/// What happens to the page as a whole: the words of `watch_page`.
#[derive(Clone, Copy)]
pub(super) enum Page {
    Online,
    Offline,
    Frozen,
    Resumed,
}

/// The objects of all sources that are declared, in the order of declaration.
pub fn sources() -> Vec<JsValue> {
    all().iter().map(Source::object).collect()
}

/// Sets the limit for a line or an event, in bytes, of connections made from now on.
pub fn set_limit(bytes: usize) {
    with(|registry| registry.limit = bytes);
}

/// See [`Source::declare`].
pub(super) fn declare(declaration: Declaration) -> Source {
    if with(|registry| !core::mem::replace(&mut registry.watching, true)) {
        called::connect_javascript();
        let offline = watch_page();
        with(|registry| registry.offline = offline);
    }
    let hash = hash(&declaration.name);
    let declared = with(|registry| {
        let from = registry.names.partition_point(|(known, _)| *known < hash);
        let same = registry.names.iter().skip(from).take_while(|(known, _)| *known == hash);
        same.filter_map(|(_, id)| registry.get(*id))
            .find(|source| source.is_named(&declaration.name, &declaration.owner))
    });
    if let Some(declared) = declared {
        if declared.is_same(&declaration.text) {
            declared.share();
            return declared;
        }
        declared.leave(Reason::Replaced);
    }
    let (id, offline) = with(|registry| {
        registry.last_id = registry.last_id.wrapping_add(1);
        (registry.last_id, registry.offline)
    });
    let source = Source::new(id, declaration, offline);
    let first = with(|registry| {
        registry.sources.push((id, source.clone()));
        let at = registry.names.partition_point(|name| *name < (hash, id));
        registry.names.insert(at, (hash, id));
        registry.waiting.push(source.clone());
        registry.waiting.len() == 1
    });
    if first {
        start_soon();
    }
    source
}

/// Connects what was declared.
pub(super) fn start() {
    for source in with(|registry| core::mem::take(&mut registry.waiting)) {
        source.perform();
    }
}

pub(super) fn find(id: u32) -> Option<Source> {
    with(|registry| registry.get(id))
}

pub(super) fn forget(id: u32) {
    // Dropped after the borrow: what a declaration holds is not ours.
    let _gone = with(|registry| {
        registry.names.retain(|(_, named)| *named != id);
        let at = registry.sources.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(registry.sources.remove(at))
    });
}

pub(super) fn page(event: Page) {
    with(|registry| match event {
        Page::Online => registry.offline = false,
        Page::Offline => registry.offline = true,
        _ => {}
    });
    for source in all() {
        source.page(event);
    }
}

pub(super) fn limit() -> usize {
    with(|registry| registry.limit)
}

fn all() -> Vec<Source> {
    with(|registry| registry.sources.iter().map(|(_, source)| source.clone()).collect())
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn with<R>(act: impl FnOnce(&mut Registry) -> R) -> R {
    REGISTRY.with(|registry| act(&mut registry.borrow_mut()))
}
