//! Watches of cursors.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::AbortHandle;

use super::owner;
use super::shared::Shared;
use super::state::Scope;

/// A running watch of a cursor; ends when dropped.
pub(crate) struct CursorWatch {
    task: AbortHandle,
    shared: Arc<Shared>,
    scope: Scope,
    path: Box<str>,
    number: u64,
}

impl CursorWatch {
    /// Calls `changed` after changes of the value, one call at a time.
    pub(crate) fn start(
        shared: Arc<Shared>,
        scope: Scope,
        path: &str,
        changed: impl Fn() + Send + 'static,
    ) -> Self {
        let number = owner::number();
        let wake = Arc::new(Notify::new());
        shared.readers.add(scope, path, number, &wake);
        let task = tokio::spawn(async move {
            loop {
                wake.notified().await;
                changed();
            }
        });
        Self { task: task.abort_handle(), shared, scope, path: path.into(), number }
    }
}

impl Drop for CursorWatch {
    fn drop(&mut self) {
        self.task.abort();
        self.shared.readers.remove(self.scope, &self.path, self.number);
    }
}
