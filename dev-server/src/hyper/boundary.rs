//! The boundary behind which a page, an action or a watch may fail.

use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, Location, PanicHookInfo, catch_unwind};
use std::sync::Once;

use futures_util::FutureExt;
use maud::{Markup, html};

use super::id::Id;
use super::page::Failed;
use super::tab::Tab;

/// What may fail, for the log and the person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Work {
    Page { route: String, function: &'static str, place: &'static Location<'static> },
    Title { route: String, address: String, place: &'static Location<'static> },
    Head,
    Action { name: String, place: &'static Location<'static> },
    Watch(&'static Location<'static>),
    Request { path: String },
}

impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page { route, .. } => write!(f, "the page `{route}`"),
            Self::Title { route, .. } => write!(f, "the title of the page `{route}`"),
            Self::Head => f.write_str("the head of the page"),
            Self::Action { name, .. } => write!(f, "the action `{name}`"),
            Self::Watch(_) => f.write_str("a watch"),
            Self::Request { path } => write!(f, "a request to `{path}`"),
        }
    }
}

/// A failure of the application's code.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// What the log and the person both see, to find one from the other.
    pub(crate) id: String,
    pub(crate) work: String,
    pub(crate) message: String,
    pub(crate) place: String,
}

thread_local! {
    /// Where this thread panicked last.
    static PANICKED_AT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets panics tell their place; what was there before still runs.
pub(crate) fn note_places() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            let place = info.location().map(ToString::to_string);
            let _ = PANICKED_AT.try_with(|last| last.replace(place));
            before(info);
        }));
    });
}

impl Work {
    /// Runs `future`; a panic in it is a failure.
    pub(crate) async fn guard<T>(&self, future: impl Future<Output = T>) -> Result<T, Failure> {
        // What the future shared with others is the application's own: a cursor changed half-way holds the old value.
        AssertUnwindSafe(future).catch_unwind().await.map_err(|panic| self.panicked(&*panic))
    }

    /// Runs `work` for a tab and shows the tab its panic.
    pub(crate) fn guard_now(&self, tab: &Tab, work: impl FnOnce()) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
            tab.show_failure(self.panicked(&*panic));
        }
    }

    /// Runs `work`; a panic in it is a failure.
    pub(crate) fn catch<T>(&self, work: impl FnOnce() -> T) -> Result<T, Failure> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|panic| self.panicked(&*panic))
    }

    fn panicked(&self, panic: &(dyn std::any::Any + Send)) -> Failure {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        let place = PANICKED_AT.with(|last| last.borrow_mut().take());
        self.failed(&text.unwrap_or_else(|| "a panic without a text".into()), place)
    }

    /// An error that the application's code returned: at its own place, or else that of the code.
    pub(crate) fn returned(&self, failed: Failed) -> Failure {
        self.failed(&failed.message, failed.place.map(ToString::to_string))
    }

    /// It was refused, for a reason that the person is told.
    pub(crate) fn refused(&self, why: &str) -> Failure {
        self.failed(why, None)
    }

    fn failed(&self, message: &str, place: Option<String>) -> Failure {
        let place = place.unwrap_or_else(|| match self {
            // A closure has no name that would tell more than where the page was added.
            Self::Page { function, place, .. } if !function.ends_with('}') => format!("{place}, {function}"),
            Self::Page { place, .. }
            | Self::Title { place, .. }
            | Self::Action { place, .. }
            | Self::Watch(place) => place.to_string(),
            Self::Head => "the head function".into(),
            Self::Request { .. } => "its headers".into(),
        });
        Failure { id: Id::random().short(), work: self.to_string(), message: message.into(), place }
    }
}

impl Failure {
    /// Puts it into the log.
    pub(crate) fn log(&self) {
        tracing::error!(id = %self.id, place = %self.place, "{} failed: {}", self.work, self.message);
    }

    /// Whether it is the same as `other`, at another time.
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        (&self.message, &self.place) == (&other.message, &other.place)
    }

    /// What the person sees: in development what happened and where, else only the id that the log has too.
    pub(crate) fn markup(&self, development: bool) -> Markup {
        html! {
            div class="hyper-error" role="alert" {
                @if development {
                    p { strong { "Something went wrong in " (self.work) "." } }
                    pre { (self.message) }
                    p { "at " code { (self.place) } ", error " code { (self.id) } }
                } @else {
                    p { "Something went wrong. The error is in the log as " code { (self.id) } "." }
                }
            }
        }
    }
}
