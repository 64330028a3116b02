//! What the gallery holds: its pages, in groups.

/// Pages that belong together.
pub(super) struct Group {
    /// Its place on the first page.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What its pages have in common, in a sentence.
    pub(super) about: &'static str,
    pub(super) pages: &'static [Page],
}

/// A page of the gallery.
pub(super) struct Page {
    pub(super) path: &'static str,
    pub(super) title: &'static str,
    /// What it shows, in a sentence.
    pub(super) shows: &'static str,
    /// The event source that the line of its state is about, where there is one.
    pub(super) source: Option<&'static str>,
    /// What is said of it, and behind the mark for it the example.
    pub(super) file: &'static str,
    /// The module of the server's side, where that is shown, too.
    pub(super) server: Option<&'static str>,
}

pub(super) const GROUPS: [Group; 3] = [
    Group {
        id: "sources",
        title: "Event sources",
        about: "A page declares where its events come from, and what each of them does.",
        pages: &[
            Page {
                path: "/record",
                title: "Record",
                shows: "A record that changes on the server, and a page that connects and disconnects.",
                source: Some("recordUpdater"),
                file: include_str!("../../gallery/record.html"),
                server: None,
            },
            Page {
                path: "/chat",
                title: "Chat",
                shows: "Named events with JSON in them, sent to everybody who is here.",
                source: Some("Chat"),
                file: include_str!("../../gallery/chat.html"),
                server: None,
            },
            Page {
                path: "/lifecycle",
                title: "Lifecycle",
                shows: "Break the server in four ways, and count what is missed or repeated.",
                source: Some("Numbers"),
                file: include_str!("../../gallery/lifecycle.html"),
                server: None,
            },
            Page {
                path: "/stations",
                title: "Stations",
                shows: "One source, opened on one stream and then on another.",
                source: Some("Station"),
                file: include_str!("../../gallery/stations.html"),
                server: None,
            },
            Page {
                path: "/skeleton",
                title: "Skeleton",
                shows: "The walking skeleton: what is pushed into a channel reaches the page.",
                source: Some("Skeleton"),
                file: include_str!("../../gallery/skeleton.html"),
                server: Some(include_str!("skeleton.rs")),
            },
            Page {
                path: "/board",
                title: "Board",
                shows: "Fifty prices that move, eighty times a second.",
                source: Some("Prices"),
                file: include_str!("../../gallery/board.html"),
                server: None,
            },
        ],
    },
    Group {
        id: "requests",
        title: "Requests",
        about: "Elements ask the server, and what it answers changes the page: HTML, signals, or a stream of both.",
        pages: &[
            Page {
                path: "/search",
                title: "Search",
                shows: "What fits is shown while it is typed.",
                source: None,
                file: include_str!("../../gallery/search.html"),
                server: Some(include_str!("search.rs")),
            },
            Page {
                path: "/berth",
                title: "Form",
                shows: "Each field says what is wrong while it is filled in.",
                source: None,
                file: include_str!("../../gallery/berth.html"),
                server: Some(include_str!("berth.rs")),
            },
            Page {
                path: "/keeper",
                title: "Click to edit",
                shows: "A record turns into a form where it stands, and back.",
                source: None,
                file: include_str!("../../gallery/keeper.html"),
                server: Some(include_str!("keeper.rs")),
            },
            Page {
                path: "/fleet",
                title: "Bulk update",
                shows: "Rows are picked, and changed at once.",
                source: None,
                file: include_str!("../../gallery/fleet.html"),
                server: Some(include_str!("fleet.rs")),
            },
            Page {
                path: "/tides",
                title: "Infinite scroll",
                shows: "A table that goes on as far as one scrolls.",
                source: None,
                file: include_str!("../../gallery/tides.html"),
                server: Some(include_str!("tides.rs")),
            },
            Page {
                path: "/primes",
                title: "Progress",
                shows: "A long piece of work says how far it is.",
                source: None,
                file: include_str!("../../gallery/primes.html"),
                server: Some(include_str!("primes.rs")),
            },
        ],
    },
    Group {
        id: "patches",
        title: "Patches and signals",
        about: "A declared source brings patches, too, and its handlers share their signals with every attribute.",
        pages: &[
            Page {
                path: "/todos",
                title: "Shared list",
                shows: "What one tab changes, all tabs show.",
                source: Some("Todos"),
                file: include_str!("../../gallery/todos.html"),
                server: Some(include_str!("todos.rs")),
            },
            Page {
                path: "/table",
                title: "Big table",
                shows: "A thousand rows, sent whole ten times a second.",
                source: Some("Buoys"),
                file: include_str!("../../gallery/table.html"),
                server: Some(include_str!("table.rs")),
            },
            Page {
                path: "/gauge",
                title: "Gauge",
                shows: "A handler sets a signal, and attributes show it.",
                source: Some("Gauge"),
                file: include_str!("../../gallery/gauge.html"),
                server: None,
            },
        ],
    },
];

/// All pages.
pub(super) fn pages() -> impl Iterator<Item = &'static Page> {
    GROUPS.iter().flat_map(|group| group.pages)
}

impl Page {
    /// What is said of it, and its example.
    pub(super) fn parts(&self) -> (&'static str, &'static str) {
        self.file.split_once("<!-- example -->\n").unwrap_or(("", self.file))
    }

    /// The part of the server's side that is shown.
    pub(super) fn server_source(&self) -> Option<&'static str> {
        let (_, rest) = self.server?.split_once("// example\n")?;
        Some(rest.split_once("// end of example")?.0)
    }
}
