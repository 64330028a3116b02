//! Where the values of cursors live.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde_json::{Map, Value as Json};

use super::id::Id;

/// Whose a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's.
    Global,
    /// One session's.
    Session(Id),
    /// One tab's.
    Tab(Id),
    /// The application's own notes: whose cookies and tabs are. No cursor leads here.
    Register,
}

/// What is called after a value changed: with its scope and the path of the change.
pub type Listener = Arc<dyn Fn(Scope, &str) + Send + Sync>;

/// The store behind all cursors: a tree of JSON for each scope, addressed by dotted paths (`form.email`).
///
/// [`MemoryState`] is the default. An implementation that shares state between processes keeps a copy here, sends its
/// changes on, and calls the listener for changes that arrive.
///
/// # Sessions and tabs
/// They are values too, in [`Scope::Register`]: `cookie-TOKEN` holds `KEY SECONDS`, the session that a cookie stands for and
/// when it was used, or `ended SECONDS` where it was replaced; `tab-ID` holds `KEY HOLDER`, the session of a tab and
/// which of its lives its page was told of last. With these shared, a person may come to any process with any request:
/// a session is known everywhere, and one that was rotated nowhere; a tab whose stream comes to another process is built
/// there with its cursors, and stays refused to everybody else. What is not shared are closures: an action is run by the
/// process that rendered it, so that requests of a tab (`tab-id` in their query) should go where its stream went. Notes
/// whose time is older than the lifetime of a session may be dropped.
pub trait State: Send + Sync + 'static {
    /// Calls `reader` with the value at `path`; `None` where there is none, or `null`. No lock may be held meanwhile:
    /// the reader runs code of the application.
    fn read(&self, scope: Scope, path: &str, reader: &mut dyn FnMut(Option<&Json>));

    /// Replaces the value at `path` by what `change` makes of it (`None` removes it). `change` is called exactly once,
    /// and nothing else changes a value of that scope meanwhile; reading must stay possible. Afterwards, with no lock
    /// held and only where the value is another, the listener is called.
    ///
    /// # Errors
    /// [`PathConflict`] where the path leads through something that is no object; nothing has changed then, and
    /// `change` was not called.
    fn change(
        &self,
        scope: Scope,
        path: &str,
        change: &mut dyn FnMut(Option<&Json>) -> Option<Json>,
    ) -> Result<(), PathConflict>;

    /// Forgets all values of a scope, and calls the listener for each of them.
    fn forget(&self, scope: Scope);

    /// All values of a scope.
    fn snapshot(&self, scope: Scope) -> Map<String, Json>;

    /// Sets the listener. Called once, before anything changes.
    fn listen(&self, listener: Listener);
}

/// A path that leads through something that is no object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathConflict {
    path: String,
    at: String,
    found: String,
}

impl fmt::Display for PathConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the path `{}` leads through `{}`, which holds {}", self.path, self.at, self.found)
    }
}

impl std::error::Error for PathConflict {}

/// The first segment of a path.
pub(crate) fn root(path: &str) -> &str {
    path.split_once('.').map_or(path, |(root, _)| root)
}

/// Whether a change at one path concerns a reader of the other: one lies within the other.
pub(crate) fn overlap(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// State in this process's memory, gone with it.
#[derive(Default)]
pub struct MemoryState {
    scopes: RwLock<HashMap<Scope, Arc<Values>>>,
    listener: RwLock<Option<Listener>>,
}

/// The values of a scope by the first segment of their paths. Readers take a reference and look at it unlocked.
#[derive(Default)]
struct Values {
    values: Mutex<HashMap<Box<str>, Arc<Json>>>,
    /// Held while a value changes, so that changes follow each other while reading goes on.
    changing: Mutex<()>,
}

impl Values {
    fn get(&self, root: &str) -> Option<Arc<Json>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner).get(root).cloned()
    }
}

impl fmt::Debug for MemoryState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryState").finish_non_exhaustive()
    }
}

impl MemoryState {
    fn values(&self, scope: Scope) -> Option<Arc<Values>> {
        self.scopes.read().unwrap_or_else(PoisonError::into_inner).get(&scope).cloned()
    }

    fn values_or_new(&self, scope: Scope) -> Arc<Values> {
        if let Some(values) = self.values(scope) {
            return values;
        }
        self.scopes.write().unwrap_or_else(PoisonError::into_inner).entry(scope).or_default().clone()
    }

    fn tell(&self, scope: Scope, path: &str) {
        let listener = self.listener.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(listener) = listener {
            listener(scope, path);
        }
    }
}

impl State for MemoryState {
    fn read(&self, scope: Scope, path: &str, reader: &mut dyn FnMut(Option<&Json>)) {
        let value = self.values(scope).and_then(|values| values.get(root(path)));
        let inner = path.split('.').skip(1);
        reader(value.as_deref().and_then(|value| within(value, inner)).filter(|value| !value.is_null()));
    }

    fn change(
        &self,
        scope: Scope,
        path: &str,
        change: &mut dyn FnMut(Option<&Json>) -> Option<Json>,
    ) -> Result<(), PathConflict> {
        let values = self.values_or_new(scope);
        let changing = values.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let old = values.get(root(path));
        if let Some(old) = &old {
            passable(old, path)?;
        }
        let inner = || path.split('.').skip(1);
        let old_value = old.as_deref().and_then(|old| within(old, inner())).filter(|value| !value.is_null());
        let new_value = change(old_value);
        if old_value == new_value.as_ref() {
            return Ok(());
        }
        let mut tree = match &old {
            Some(old) if path.contains('.') => Json::clone(old),
            _ => Json::Null,
        };
        place(&mut tree, inner(), new_value);
        let mut map = values.values.lock().unwrap_or_else(PoisonError::into_inner);
        if tree.is_null() {
            map.remove(root(path));
        } else {
            map.insert(root(path).into(), Arc::new(tree));
        }
        drop(map);
        drop(changing);
        self.tell(scope, path);
        Ok(())
    }

    fn forget(&self, scope: Scope) {
        let values = self.scopes.write().unwrap_or_else(PoisonError::into_inner).remove(&scope);
        if let Some(values) = values {
            let roots: Vec<Box<str>> =
                values.values.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect();
            for root in roots {
                self.tell(scope, &root);
            }
        }
    }

    fn snapshot(&self, scope: Scope) -> Map<String, Json> {
        let Some(values) = self.values(scope) else { return Map::new() };
        let values = values.values.lock().unwrap_or_else(PoisonError::into_inner);
        values.iter().map(|(name, value)| (name.to_string(), Json::clone(value))).collect()
    }

    fn listen(&self, listener: Listener) {
        *self.listener.write().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }
}

/// What lies at `path` within `value`.
pub(crate) fn within<'a, 'p>(value: &'a Json, path: impl Iterator<Item = &'p str>) -> Option<&'a Json> {
    let mut value = value;
    for segment in path {
        value = match value {
            Json::Object(map) => map.get(segment)?,
            Json::Array(items) => items.get(segment.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Whether all that `path` leads through, after its first segment, can hold members.
fn passable(tree: &Json, path: &str) -> Result<(), PathConflict> {
    let mut value = tree;
    let mut end = root(path).len();
    for segment in path.split('.').skip(1) {
        let next = match value {
            Json::Object(map) => map.get(segment),
            Json::Array(items) if segment.parse::<usize>().is_ok_and(|index| index < items.len()) => {
                segment.parse::<usize>().ok().and_then(|index| items.get(index))
            }
            Json::Null => None,
            other => {
                return Err(PathConflict {
                    path: path.into(),
                    at: path[..end].into(),
                    found: other.to_string(),
                });
            }
        };
        let Some(next) = next else { return Ok(()) };
        value = next;
        end += 1 + segment.len();
    }
    Ok(())
}

/// Puts `new` at `path` within `tree`, whose way is passable; `None` takes it away.
pub(crate) fn place<'a>(tree: &mut Json, mut path: impl Iterator<Item = &'a str>, new: Option<Json>) {
    let Some(segment) = path.next() else {
        *tree = new.unwrap_or_default();
        return;
    };
    if let Json::Array(items) = tree {
        if let Some(item) = segment.parse::<usize>().ok().and_then(|index| items.get_mut(index)) {
            place(item, path, new);
        }
        return;
    }
    if !tree.is_object() {
        *tree = Json::Object(Map::new());
    }
    if let Json::Object(map) = tree {
        let mut rest = path.peekable();
        if new.is_none() && rest.peek().is_none() {
            map.remove(segment);
        } else {
            place(map.entry(segment).or_insert(Json::Null), rest.collect::<Vec<_>>().into_iter(), new);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn get(state: &MemoryState, path: &str) -> Json {
        let mut found = Json::Null;
        state.read(Scope::Global, path, &mut |value| found = value.cloned().unwrap_or_default());
        found
    }

    fn set(state: &MemoryState, path: &str, value: Json) -> Result<(), PathConflict> {
        let mut value = Some(value);
        state.change(Scope::Global, path, &mut |_| value.take())
    }

    #[test]
    fn paths_address_the_same_tree() {
        let state = MemoryState::default();
        set(&state, "form.email", json!("a@b")).unwrap();
        set(&state, "form.name", json!("Ada")).unwrap();
        assert_eq!(get(&state, "form"), json!({"email": "a@b", "name": "Ada"}));
        set(&state, "form.tags", json!(["x", "y"])).unwrap();
        set(&state, "form.tags.1", json!("z")).unwrap();
        assert_eq!(get(&state, "form.tags.1"), json!("z"));
        state.change(Scope::Global, "form.email", &mut |_| None).unwrap();
        assert_eq!(get(&state, "form.email"), Json::Null);
        assert_eq!(
            state.snapshot(Scope::Global),
            *json!({"form": {"name": "Ada", "tags": ["x", "z"]}}).as_object().unwrap()
        );
    }

    #[test]
    fn a_path_through_a_number_is_told_and_changes_nothing() {
        let state = MemoryState::default();
        set(&state, "count", json!(3)).unwrap();
        let conflict = set(&state, "count.x.y", json!(1)).unwrap_err();
        assert_eq!(conflict.to_string(), "the path `count.x.y` leads through `count`, which holds 3");
        assert_eq!(get(&state, "count"), json!(3));
    }

    #[test]
    fn the_listener_hears_what_became_another_value() {
        let state = MemoryState::default();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ears = heard.clone();
        state.listen(Arc::new(move |_, path| ears.lock().unwrap().push(path.to_owned())));
        set(&state, "a", json!(1)).unwrap();
        set(&state, "a", json!(1)).unwrap();
        set(&state, "b.c", json!(1)).unwrap();
        state.forget(Scope::Global);
        let mut heard = heard.lock().unwrap().clone();
        heard[2..].sort();
        assert_eq!(heard, ["a", "b.c", "a", "b"]);
    }

    #[test]
    fn changes_follow_each_other() {
        let state = Arc::new(MemoryState::default());
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let state = state.clone();
                std::thread::spawn(move || {
                    for _ in 0..250 {
                        let more = &mut |old: Option<&Json>| {
                            Some(json!(old.and_then(Json::as_u64).unwrap_or(0) + 1))
                        };
                        state.change(Scope::Global, "n", more).unwrap();
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(get(&state, "n"), json!(1000));
    }

    #[test]
    fn overlapping_paths_lie_within_each_other() {
        assert!(overlap("form", "form.email") && overlap("form.email", "form") && overlap("a", "a"));
        assert!(!overlap("form.email", "form.name") && !overlap("form", "format"));
    }
}
