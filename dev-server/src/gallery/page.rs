//! The pages: the HTML files of `gallery/`, with the list of pages and their own source put in.

use axum::{
    Router,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use maud::{Markup, PreEscaped, html};

use super::{
    highlight::{self, Language},
    skeleton,
};

/// A page of the gallery.
struct Page {
    path: &'static str,
    title: &'static str,
    /// What it shows, in a sentence.
    shows: &'static str,
    file: &'static str,
}

const PAGES: [Page; 6] = [
    Page {
        path: "/record",
        title: "Record",
        shows: "A record that changes on the server, and a page that connects and disconnects.",
        file: include_str!("../../gallery/record.html"),
    },
    Page {
        path: "/chat",
        title: "Chat",
        shows: "Named events with JSON in them, sent to everybody who is here.",
        file: include_str!("../../gallery/chat.html"),
    },
    Page {
        path: "/lifecycle",
        title: "Lifecycle",
        shows: "Break the server in four ways, and count what is missed or repeated.",
        file: include_str!("../../gallery/lifecycle.html"),
    },
    Page {
        path: "/stations",
        title: "Stations",
        shows: "One source, opened on one stream and then on another.",
        file: include_str!("../../gallery/stations.html"),
    },
    Page {
        path: "/skeleton",
        title: "Skeleton",
        shows: "The walking skeleton: what is pushed into a channel reaches the page.",
        file: include_str!("../../gallery/skeleton.html"),
    },
    Page {
        path: "/board",
        title: "Board",
        shows: "Fifty prices that move, eighty times a second.",
        file: include_str!("../../gallery/board.html"),
    },
];

const INDEX: &str = include_str!("../../gallery/index.html");
const FIRST: (&str, &str) =
    (include_str!("../../gallery/first.html"), include_str!("../../gallery/first.sse"));
const STYLE: &str = include_str!("../../gallery/gallery.css");

/// What in a page's file is replaced by the list of pages.
const LINKS: &str = "<!-- pages -->";
/// What is replaced by the cards of the pages.
const CARDS: &str = "<!-- cards -->";
/// What is replaced by the source of the example.
const SOURCE: &str = "<!-- source -->";
/// What is replaced by the server's side of it.
const SERVER_SOURCE: &str = "<!-- server source -->";
/// What is replaced by a page to begin with, and by its stream.
const FIRST_PAGE: &str = "<!-- first page -->";
const FIRST_STREAM: &str = "<!-- first stream -->";
/// What stands around the example.
const EXAMPLE: (&str, &str) = ("<!-- example -->\n", "<!-- end of example -->");

pub(super) fn router() -> Router {
    let style = get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), NO_CACHE], STYLE));
    let mut router =
        Router::new().route("/", get(async || answer(render("/", INDEX)))).route("/gallery.css", style);
    for page in &PAGES {
        let text = render(page.path, page.file);
        router = router.route(page.path, get(async move || answer(text.clone())));
    }
    router
}

/// The program may have been built anew since.
const NO_CACHE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-cache");

fn answer(text: String) -> impl IntoResponse {
    ([NO_CACHE], Html(text))
}

fn render(path: &str, file: &str) -> String {
    let source = |text: &str, language| {
        let text = highlight::highlight(&dedent(text), language);
        html! { pre tabindex="0" { code { (PreEscaped(text)) } } }
    };
    let mut text = file.replace(LINKS, &links(path).into_string()).replace(CARDS, &cards().into_string());
    if let Some(example) = example(file) {
        text = text.replace(SOURCE, &source(example, Language::Html).into_string());
    }
    text.replace(SERVER_SOURCE, &source(skeleton::source(), Language::Rust).into_string())
        .replace(FIRST_PAGE, &source(FIRST.0, Language::Html).into_string())
        .replace(FIRST_STREAM, &source(FIRST.1, Language::Stream).into_string())
}

/// The part of a page's file that is shown.
fn example(file: &str) -> Option<&str> {
    let (_, rest) = file.split_once(EXAMPLE.0)?;
    Some(rest.split_once(EXAMPLE.1)?.0)
}

fn links(current: &str) -> Markup {
    html! {
        header {
            a.name href="/" { "Hypertide" }
            nav aria-label="Gallery" {
                @for page in &PAGES {
                    a href=(page.path) aria-current=[(page.path == current).then_some("page")] { (page.title) }
                }
            }
        }
    }
}

fn cards() -> Markup {
    html! {
        ul.cards {
            @for page in &PAGES {
                li { a href=(page.path) { strong { (page.title) } span { (page.shows) } } }
            }
        }
    }
}

/// Takes off what all lines are indented by, and empty lines around.
fn dedent(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(common..).unwrap_or_default()).collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_shows_its_own_source() {
        for page in &PAGES {
            let example = example(page.file).expect(page.path);
            assert!(example.contains("eventsource "), "{}: the declaration is part of the source", page.path);
            assert!(page.file.contains(SOURCE), "{} shows it", page.path);
            let text = render(page.path, page.file);
            assert!(text.contains("<span class=\"k\">eventsource</span>"), "{}", page.path);
            assert!(!text.contains(SOURCE) && !text.contains(LINKS), "{}", page.path);
        }
    }

    #[test]
    fn every_page_includes_the_bundle_and_says_where_it_is() {
        for page in &PAGES {
            assert!(page.file.contains(r#"<script type="module" src="/pkg/hypertide.js"></script>"#));
            assert!(render(page.path, page.file).contains("aria-current=\"page\""));
        }
    }

    #[test]
    fn every_page_has_a_status_line() {
        for page in &PAGES {
            for id in ["state", "attempts", "last-id"] {
                assert!(page.file.contains(&format!("id=\"{id}\"")), "{}: #{id}", page.path);
            }
        }
    }

    #[test]
    fn no_declaration_in_the_gallery_has_a_problem() {
        for page in &PAGES {
            let problems = crate::check::html(page.path, page.file);
            assert!(problems.is_empty(), "{}: {problems:#?}", page.path);
        }
    }

    #[test]
    fn what_the_first_page_tells_people_to_paste_has_no_problem() {
        assert!(crate::check::html("index.html", FIRST.0).is_empty());
        assert!(crate::check::stream_script("prices.sse", FIRST.1.as_bytes()).is_empty());
        let text = render("/", INDEX);
        assert!(!text.contains(FIRST_PAGE) && !text.contains(FIRST_STREAM) && !text.contains(CARDS));
    }

    #[test]
    fn dedenting_keeps_the_shape() {
        assert_eq!(dedent("\n    a\n      b\n\n    c\n"), "a\n  b\n\nc");
    }
}
