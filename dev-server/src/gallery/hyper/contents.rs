//! The applications: where they are, what they show, and their sources.

use crate::gallery::contents::Group;

/// The group that they are on the gallery's first page. Its pages are no files: they render themselves.
pub(in crate::gallery) const GROUP: Group = Group {
    id: "hyper",
    title: "Hyper",
    about: "Pages that live on the server: functions of its state, in Rust. The page follows by itself.",
    pages: &[],
};

/// An application of the gallery.
pub(in crate::gallery) struct Application {
    /// The name of its page, for links within.
    pub(super) name: &'static str,
    pub(in crate::gallery) path: &'static str,
    pub(in crate::gallery) title: &'static str,
    /// What it shows, in a sentence.
    pub(in crate::gallery) shows: &'static str,
    /// What is said above it.
    pub(super) lead: &'static str,
    /// Its file, which the page shows.
    pub(super) source: &'static str,
}

pub(in crate::gallery) static APPLICATIONS: [Application; 10] = [
    Application {
        name: "counter",
        path: "/hyper/counter",
        title: "Counter",
        shows: "A number of this tab, one of this browser, and one of everybody.",
        lead: "A cursor is a value on the server. Whatever page has read it is rendered again when it changes: in this \
               tab, in all tabs of this browser, or everywhere.",
        source: include_str!("counter.rs"),
    },
    Application {
        name: "theme",
        path: "/hyper/theme",
        title: "Theme",
        shows: "A choice that all tabs of a browser share, and that a reload keeps.",
        lead: "A session cursor belongs to a browser, known by its cookie. What it holds is a Rust type.",
        source: include_str!("theme.rs"),
    },
    Application {
        name: "keys",
        path: "/hyper/keys",
        title: "Keys",
        shows: "Arrow keys and clicks, with what the browser knows of them.",
        lead: "The arguments of an action say what the browser sends along, and a guard says which events it keeps to itself.",
        source: include_str!("keys.rs"),
    },
    Application {
        name: "form",
        path: "/hyper/form",
        title: "Form",
        shows: "A form with a file, read as a Rust type.",
        lead: "A form arrives as a type of yours, files included; a checkbox or a choice can also speak for itself.",
        source: include_str!("form.rs"),
    },
    Application {
        name: "signals",
        path: "/hyper/signals",
        title: "Signals",
        shows: "Variables of the page, with and without the server.",
        lead: "A signal lives in the page, comes along with every action, and can be set by it. A local one never leaves \
               the page.",
        source: include_str!("signals.rs"),
    },
    Application {
        name: "library",
        path: "/hyper/library",
        title: "Library",
        shows: "Links, parameters, the address, back and forward.",
        lead: "Pages with parameters. A link is followed without loading a document; what is searched for is in the address.",
        source: include_str!("library.rs"),
    },
    Application {
        name: "orders",
        path: "/hyper/orders",
        title: "Orders",
        shows: "A live order book that pages watch.",
        lead: "The order book knows nothing of pages. They watch it, and are rendered again when it has changed.",
        source: include_str!("orders.rs"),
    },
    Application {
        name: "head",
        path: "/hyper/head",
        title: "Head",
        shows: "A title, an icon and a colour that follow the state.",
        lead: "The head is rendered like the page, and what did not change in it is left alone.",
        source: include_str!("head.rs"),
    },
    Application {
        name: "together",
        path: "/hyper/together",
        title: "Together",
        shows: "A text that several people write at once.",
        lead: "One global cursor, and a signal for what is being typed: nobody is disturbed by what others do.",
        source: include_str!("together.rs"),
    },
    Application {
        name: "failing",
        path: "/hyper/failing",
        title: "Failing",
        shows: "A page that fails to render, says why, and recovers.",
        lead: "An error or a panic in a page shows a box in its place, one in an action a box below. The log has both, with their places.",
        source: include_str!("failing.rs"),
    },
];

/// The application of that name.
pub(super) fn named(name: &str) -> Option<&'static Application> {
    APPLICATIONS.iter().find(|application| application.name == name)
}
