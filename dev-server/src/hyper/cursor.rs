//! Cursors: the state of an application, by scope.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};

use maud::Render;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::boundary::Work;
use super::cursor_watch::CursorWatch;
use super::lenient;
use super::owner::{Owner, Slot, SlotKey, Source};
use super::shared::Shared;
use super::state::Scope;
use super::turn;

/// What a cursor can hold: anything that serde can write and read.
pub trait Value: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {}

impl<T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static> Value for T {}

/// A value of the application's state, read and written in place.
///
/// Made by [`Cx::global_cursor`](super::Cx::global_cursor), [`session_cursor`](super::Cx::session_cursor),
/// [`tab_cursor`](super::Cx::tab_cursor) and [`path_cursor`](super::Cx::path_cursor). A cursor is `Copy`: use the same
/// one in the markup and in as many actions as you like. A page that reads a cursor while it renders is rendered again
/// when the value becomes another.
///
/// A cursor belongs to the tab it was made for. Work that goes on after the tab has gone uses cursors of the
/// application ([`App::global_cursor`](super::App::global_cursor)).
///
/// # Panics
/// Reading panics, inside a page or an action as its error, where the stored value is no `T`, and where the tab has
/// gone; see [`try_get`](Self::try_get).
///
/// Writing, by [`set`](Self::set), [`update`](Self::update) or [`modify`](Self::modify), panics in four cases, and nothing
/// has changed then:
/// - inside the closure that computes another cursor's new value: two such writes could wait for each other for good. Read
///   and write the one before or after the other;
/// - where the path leads through a value that has no members, such as `count.x` beside a `count` that is a number: give
///   one of the two another path ([`PathConflict`](super::PathConflict));
/// - where the stored value is no `T`: use a path for one type only;
/// - where serde cannot write the new value as JSON, such as a map whose keys are no text.
pub struct Cursor<T> {
    owner: u64,
    key: SlotKey,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Cursor<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Cursor<T> {}

impl<T> fmt::Debug for Cursor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slot = Owner::find(self.owner).and_then(|owner| owner.slot(self.key));
        let path = slot.as_ref().map_or("gone", |slot| &slot.path);
        f.debug_tuple("Cursor").field(&path).finish()
    }
}

/// Why a cursor could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CursorError(String);

impl fmt::Display for CursorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CursorError {}

thread_local! {
    /// Whether a new value is being computed on this thread.
    static CHANGING: Cell<bool> = const { Cell::new(false) };
}

/// Marks the computation of a new value, also where it panics.
struct Changing;

impl Changing {
    fn begin(path: &str) -> Self {
        assert!(
            !CHANGING.replace(true),
            "the cursor `{path}` cannot be written inside the closure that computes a cursor's new value"
        );
        Self
    }
}

impl Drop for Changing {
    fn drop(&mut self) {
        CHANGING.set(false);
    }
}

impl<T> Cursor<T> {
    pub(crate) fn new(owner: u64, key: SlotKey) -> Self {
        Self { owner, key, value: PhantomData }
    }
}

impl<T: Value> Cursor<T> {
    fn find(&self) -> Result<(Owner, Arc<Slot>), CursorError> {
        let gone = || CursorError("the tab or application this cursor belongs to has gone".into());
        let owner = Owner::find(self.owner).ok_or_else(gone)?;
        let freed = || CursorError("the page no longer has this cursor: it asked for others since".into());
        let slot = owner.slot(self.key).ok_or_else(freed)?;
        Ok((owner, slot))
    }

    /// The value, or the default where there is none.
    ///
    /// # Panics
    /// Where [`try_get`](Self::try_get) gives an error.
    #[track_caller]
    pub fn get(&self) -> T {
        self.try_get().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The value, or the default where there is none.
    ///
    /// # Errors
    /// Where the stored value is no `T`, and where the tab has gone. A path cursor whose query parameter is no `T`
    /// has its default: people type what they like into the address bar.
    pub fn try_get(&self) -> Result<T, CursorError> {
        let (owner, slot) = self.find()?;
        let default = || slot.default.downcast_ref::<T>().cloned();
        let default =
            || default().ok_or_else(|| CursorError("the cursor's default is of another type".into()));
        match slot.source {
            Source::State(scope) => {
                turn::note_read(scope, &slot.path);
                match stored(owner.shared(), scope, &slot.path)? {
                    Some(value) => Ok(value),
                    None => default(),
                }
            }
            Source::Query | Source::Signal => {
                let Owner::Tab(tab) = &owner else { return default() };
                let route = tab.route();
                match route.query(&slot.path).and_then(|text| lenient::from_text(text).ok()) {
                    Some(value) => Ok(value),
                    None => default(),
                }
            }
        }
    }

    /// Puts a value in the place of the one before. Where the tab has gone, nothing happens but a line in the log.
    ///
    /// # Panics
    /// See [`Cursor`](Self#panics).
    #[track_caller]
    pub fn set(&self, value: T) {
        self.update(|_| value);
    }

    /// Puts `change` of the value in its place. Nothing else writes to the same scope meanwhile. Where the tab has
    /// gone, nothing happens but a line in the log.
    ///
    /// # Panics
    /// See [`Cursor`](Self#panics), and where `change` does.
    #[track_caller]
    pub fn update(&self, change: impl FnOnce(T) -> T) {
        let (owner, slot) = match self.find() {
            Ok(found) => found,
            Err(error) => return tracing::warn!(%error, at = %Location::caller(), "a cursor was not written"),
        };
        let mut change = Some(change);
        let mut step = |old: Option<T>| {
            let old = old.or_else(|| slot.default.downcast_ref::<T>().cloned());
            let changed = change.take().zip(old).map(|(change, old)| change(old));
            changed.map(|value| {
                serde_json::to_value(value).unwrap_or_else(|error| panic!("{}: {error}", slot.path))
            })
        };
        match slot.source {
            Source::State(scope) => {
                if let Scope::Session(_) = scope
                    && let Owner::Tab(tab) = &owner
                {
                    // Where there are too many sessions, this one lives as long as its tabs.
                    let _ = owner.shared().keep_session(&tab.session);
                }
                let changing = Changing::begin(&slot.path);
                let result = owner.shared().state().change(scope, &slot.path, &mut |old| {
                    step(old.map(|old| decode(&slot.path, old).unwrap_or_else(|error| panic!("{error}"))))
                });
                drop(changing);
                result.unwrap_or_else(|conflict| panic!("{conflict}"));
            }
            Source::Query | Source::Signal => {
                let Owner::Tab(tab) = &owner else { return };
                let changing = Changing::begin(&slot.path);
                let old = tab.route().query(&slot.path).and_then(|text| lenient::from_text(text).ok());
                let new = step(old);
                drop(changing);
                let default =
                    slot.default.downcast_ref::<T>().and_then(|value| serde_json::to_value(value).ok());
                let new = new.filter(|new| !new.is_null() && Some(new) != default.as_ref());
                tab.set_query(&slot.path, new.map(|new| lenient::to_text(&new)).as_deref());
            }
        }
    }

    /// Changes the value in place, as [`update`](Self::update) does.
    ///
    /// # Panics
    /// See [`Cursor`](Self#panics), and where `change` does.
    #[track_caller]
    pub fn modify(&self, change: impl FnOnce(&mut T)) {
        self.update(|mut value| {
            change(&mut value);
            value
        });
    }

    /// Calls `changed` with the old and the new value after each change, for as long as the page asks for it: a render
    /// that does not call `watch` at this place ends it, and so does the end of the tab. Changes in quick succession
    /// may come as one. A panic in it is shown as the page's error and in the log, and the watch goes on.
    ///
    /// Only for the cursors of a page. On a path cursor it hears what actions and the browser's history make of the
    /// parameter while the page stays; what another page has under that name is no change.
    #[track_caller]
    pub fn watch(&self, changed: impl Fn(&T, &T) + Send + Sync + 'static) {
        let place = Location::caller();
        let Ok((Owner::Tab(tab), slot)) = self.find() else { return };
        let site = (place, slot.path.clone());
        let cursor = *self;
        let start = || {
            let (shared, moved, here) = (tab.shared.clone(), tab.moved(), tab.route());
            let tab = Arc::downgrade(&tab);
            let last = Mutex::new(self.try_get().ok());
            let changed = Arc::new(changed);
            let source = slot.source;
            let hear = move || {
                let (tab, changed) = (tab.clone(), changed.clone());
                let Some(tab) = tab.upgrade() else { return };
                if source == Source::Query && tab.route().path() != here.path() {
                    return;
                }
                let (old, new) = {
                    let Ok(new) = cursor.try_get() else { return };
                    let old = last.lock().unwrap_or_else(PoisonError::into_inner).replace(new.clone());
                    (old, new)
                };
                let Some(old) = old.filter(|old| differ(old, &new)) else { return };
                Work::Watch(place).guard_now(&tab, || changed(&old, &new));
            };
            match source {
                Source::State(scope) => CursorWatch::start(shared, scope, &slot.path, hear),
                Source::Query | Source::Signal => CursorWatch::of_address(moved, hear),
            }
        };
        tab.watch_cursor(site, start);
    }
}

fn differ<T: Value>(old: &T, new: &T) -> bool {
    serde_json::to_value(old).ok() != serde_json::to_value(new).ok()
}

/// A cursor in a template shows its value.
impl<T: Value + Render> Render for Cursor<T> {
    fn render_to(&self, buffer: &mut String) {
        self.get().render_to(buffer);
    }
}

/// The value stored at `path`.
fn stored<T: Value>(shared: &Shared, scope: Scope, path: &str) -> Result<Option<T>, CursorError> {
    let mut result = Ok(None);
    shared.state().read(scope, path, &mut |value| {
        if let Some(value) = value {
            result = decode(path, value).map(Some);
        }
    });
    result
}

fn decode<T: Value>(path: &str, value: &Json) -> Result<T, CursorError> {
    T::deserialize(value).map_err(|error| {
        CursorError(format!(
            "the cursor `{path}` holds {value}, which is no {}: {error}",
            std::any::type_name::<T>()
        ))
    })
}
