//! Sources that are watched: each may fail, and takes nothing else with it.

use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::boundary::{Failure, Work};
use super::tab::Tab;
use super::watch::{Change, Watchable};

/// A source that every render of a page watches, and where it was said so.
#[derive(Clone)]
pub(crate) struct Watched {
    source: Arc<dyn Watchable>,
    place: &'static Location<'static>,
}

impl Watched {
    pub(crate) fn new(source: impl Watchable + 'static, place: &'static Location<'static>) -> Self {
        Self { source: Arc::new(source), place }
    }

    /// Its next change. Where it cannot be asked the tab is told, and watches it no more until it renders again.
    pub(crate) fn ask(&self, tab: &Tab) -> Option<Awaited> {
        let work = Work::Watch(self.place);
        match work.catch(|| self.source.next_change()) {
            Ok(change) => Some(Awaited { change, place: self.place }),
            Err(failure) => {
                tab.watch_failed(&work, failure);
                None
            }
        }
    }
}

/// A change that a tab awaits. Ends with the watch it is of, and with whether that failed.
pub(crate) struct Awaited {
    pub(crate) change: Change,
    pub(crate) place: &'static Location<'static>,
}

impl Future for Awaited {
    type Output = (Work, Result<(), Failure>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let work = Work::Watch(self.place);
        match work.catch(|| self.change.as_mut().poll(cx)) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready((work, Ok(()))),
            Err(failure) => Poll::Ready((work, Err(failure))),
        }
    }
}
