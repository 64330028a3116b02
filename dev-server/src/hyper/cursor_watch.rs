//! Watches of cursors.

use std::sync::Arc;

use tokio::sync::{Notify, watch};
use tokio::task::AbortHandle;

use super::owner;
use super::shared::Shared;
use super::state::Scope;

/// A running watch of a cursor; ends when dropped.
pub(crate) struct CursorWatch {
    task: AbortHandle,
    /// How it is known among the readers of a stored value.
    reader: Option<Reader>,
}

struct Reader {
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
        let reader = Reader { shared, scope, path: path.into(), number };
        Self { task: task.abort_handle(), reader: Some(reader) }
    }

    /// Calls `changed` after changes of a tab's address, one call at a time.
    pub(crate) fn of_address(mut moved: watch::Receiver<()>, changed: impl Fn() + Send + 'static) -> Self {
        let task = tokio::spawn(async move {
            while moved.changed().await.is_ok() {
                changed();
            }
        });
        Self { task: task.abort_handle(), reader: None }
    }
}

impl Drop for CursorWatch {
    fn drop(&mut self) {
        self.task.abort();
        if let Some(Reader { shared, scope, path, number }) = &self.reader {
            shared.readers.remove(*scope, path, *number);
        }
    }
}
