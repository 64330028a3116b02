//! Sources outside the application's state.

use std::pin::Pin;
use std::sync::Arc;

use tokio::sync::{broadcast, watch};

/// Waits for the next change.
pub type Change = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Something whose changes render pages again; see [`Cx::watch`](super::Cx::watch).
///
/// Implemented for tokio's `watch` and `broadcast` channels, and for references and `Arc`s of what implements it:
///
/// ```
/// use std::sync::Arc;
/// use hypertide_server::hyper::{Change, Watchable};
/// use tokio::sync::Notify;
///
/// struct Table {
///     changed: Arc<Notify>,
/// }
///
/// impl Watchable for Table {
///     fn next_change(&self) -> Change {
///         let notified = self.changed.clone().notified_owned();
///         Box::pin(notified)
///     }
/// }
/// ```
pub trait Watchable: Send + Sync {
    /// A future that ends at the first change after this call (not after its first poll, or a change between the two
    /// would be missed). Where nothing will change any more it never ends.
    fn next_change(&self) -> Change;
}

impl<T: Send + Sync + 'static> Watchable for watch::Receiver<T> {
    fn next_change(&self) -> Change {
        let mut receiver = self.clone();
        receiver.mark_unchanged();
        Box::pin(async move {
            if receiver.changed().await.is_err() {
                std::future::pending().await
            }
        })
    }
}

impl<T: Send + Sync + 'static> Watchable for watch::Sender<T> {
    fn next_change(&self) -> Change {
        self.subscribe().next_change()
    }
}

impl<T: Clone + Send + 'static> Watchable for broadcast::Sender<T> {
    fn next_change(&self) -> Change {
        let mut receiver = self.subscribe();
        Box::pin(async move {
            if let Err(broadcast::error::RecvError::Closed) = receiver.recv().await {
                std::future::pending().await
            }
        })
    }
}

impl<W: Watchable + ?Sized> Watchable for Arc<W> {
    fn next_change(&self) -> Change {
        (**self).next_change()
    }
}

impl<W: Watchable + ?Sized> Watchable for &W {
    fn next_change(&self) -> Change {
        (**self).next_change()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn a_change_between_the_call_and_the_first_poll_counts() {
        let (sender, receiver) = watch::channel(0);
        let before = receiver.next_change();
        sender.send_replace(1);
        assert!(before.now_or_never().is_some());
        assert!(receiver.next_change().now_or_never().is_none());

        let (sender, _keep) = broadcast::channel(1);
        let before = sender.next_change();
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        assert!(before.now_or_never().is_some(), "also where it lags");
    }

    #[test]
    fn a_source_that_ended_changes_no_more() {
        let (sender, receiver) = watch::channel(0);
        drop(sender);
        assert!(receiver.next_change().now_or_never().is_none());
    }
}
