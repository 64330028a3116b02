//! Who has read what, and is to be woken when it changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use super::state::{Scope, overlap, root};

/// An index from values to those who read them.
#[derive(Default)]
pub(crate) struct Readers {
    by_root: Mutex<ByRoot>,
}

/// By scope and first segment, then by reader.
type ByRoot = HashMap<(Scope, Box<str>), HashMap<u64, Reader>>;

struct Reader {
    wake: Arc<Notify>,
    paths: Vec<Box<str>>,
}

impl Readers {
    /// From now on `reader` is woken by changes that concern `path`.
    pub(crate) fn add(&self, scope: Scope, path: &str, reader: u64, wake: &Arc<Notify>) {
        let mut index = self.by_root.lock().unwrap_or_else(PoisonError::into_inner);
        let readers = index.entry((scope, root(path).into())).or_default();
        let entry = readers.entry(reader).or_insert_with(|| Reader { wake: wake.clone(), paths: Vec::new() });
        if !entry.paths.iter().any(|known| **known == *path) {
            entry.paths.push(path.into());
        }
    }

    /// `reader` no longer reads `path`.
    pub(crate) fn remove(&self, scope: Scope, path: &str, reader: u64) {
        let mut index = self.by_root.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (scope, root(path).into());
        let Some(readers) = index.get_mut(&key) else { return };
        if let Some(entry) = readers.get_mut(&reader) {
            entry.paths.retain(|known| **known != *path);
            if entry.paths.is_empty() {
                readers.remove(&reader);
            }
        }
        if readers.is_empty() {
            index.remove(&key);
        }
    }

    /// Wakes those who read what a change at `path` concerns.
    pub(crate) fn wake(&self, scope: Scope, path: &str) {
        let woken: Vec<Arc<Notify>> = {
            let index = self.by_root.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(readers) = index.get(&(scope, root(path).into())) else { return };
            let concerned =
                readers.values().filter(|reader| reader.paths.iter().any(|read| overlap(read, path)));
            concerned.map(|reader| reader.wake.clone()).collect()
        };
        woken.iter().for_each(|wake| wake.notify_one());
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn woken(wake: &Notify) -> bool {
        wake.notified().now_or_never().is_some()
    }

    #[test]
    fn only_readers_of_what_changed_are_woken() {
        let readers = Readers::default();
        let (email, name) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        readers.add(Scope::Global, "form.email", 1, &email);
        readers.add(Scope::Global, "form.name", 2, &name);
        readers.wake(Scope::Global, "form.email");
        assert!(woken(&email) && !woken(&name));
        readers.wake(Scope::Global, "form");
        assert!(woken(&email) && woken(&name));
        readers.remove(Scope::Global, "form.email", 1);
        readers.wake(Scope::Global, "form");
        assert!(!woken(&email) && woken(&name));
        readers.remove(Scope::Global, "form.name", 2);
        assert!(readers.by_root.lock().unwrap().is_empty());
    }
}
