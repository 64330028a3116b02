//! What the running code is part of: the render of a page, or an action.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value as Json;

use super::cx::Cx;
use super::state::Scope;

tokio::task_local! {
    static TURN: Turn;
}

/// The turn of a task.
#[derive(Clone)]
pub(crate) enum Turn {
    Render(Cx),
    Action(Arc<ActionTurn>),
}

/// An action in progress.
pub(crate) struct ActionTurn {
    /// The number of the tab it runs for, as an owner of handles.
    pub(crate) owner: u64,
    /// The page's signals as the request brought them, and as the action changed them since.
    pub(crate) signals: Mutex<Json>,
}

impl Turn {
    /// Runs `future` as this turn.
    pub(crate) async fn run<F: Future>(self, future: F) -> F::Output {
        TURN.scope(self, future).await
    }

    fn current() -> Option<Self> {
        TURN.try_with(Clone::clone).ok()
    }
}

/// Notes that the page being rendered, if one is, depends on a value.
pub(crate) fn note_read(scope: Scope, path: &str) {
    if let Some(Turn::Render(cx)) = Turn::current() {
        cx.note_read(scope, path);
    }
}

/// Calls `with` with the signals of the action that runs for that owner, if one does.
pub(crate) fn with_signals<R>(owner: u64, with: impl FnOnce(&mut Json) -> R) -> Option<R> {
    match Turn::current() {
        Some(Turn::Action(action)) if action.owner == owner => {
            Some(with(&mut action.signals.lock().unwrap_or_else(PoisonError::into_inner)))
        }
        _ => None,
    }
}
