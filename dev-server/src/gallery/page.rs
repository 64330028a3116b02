//! What a page of the gallery looks like: its example runs, and beside it stands its source.

use axum::{
    Router,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    contents::{GROUPS, Page, pages},
    highlight::{self, Language},
    hyper,
};
use crate::pkg;

const INDEX: &str = include_str!("../../gallery/index.html");
const FIRST: (&str, &str) =
    (include_str!("../../gallery/first.html"), include_str!("../../gallery/first.sse"));
const STYLE: &str = include_str!("../../gallery/gallery.css");

/// What on the first page is replaced by the cards of the pages.
const CARDS: &str = "<!-- cards -->";
/// What is replaced by a page to begin with, and by its stream.
const FIRST_PAGE: &str = "<!-- first page -->";
const FIRST_STREAM: &str = "<!-- first stream -->";

pub(super) fn router() -> Router {
    let style = get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), NO_CACHE], STYLE));
    let mut router = Router::new().route("/", get(async || answer(index()))).route("/gallery.css", style);
    for page in pages() {
        let text = render(page);
        router = router.route(page.path, get(async move || answer(text.clone())));
    }
    router
}

/// The program may have been built anew since.
const NO_CACHE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-cache");

fn answer(text: String) -> impl IntoResponse {
    (pkg::preload(&text), [NO_CACHE], Html(text))
}

fn index() -> String {
    let text = INDEX
        .replace(CARDS, &cards().into_string())
        .replace(FIRST_PAGE, &source(FIRST.0, Language::Html).into_string())
        .replace(FIRST_STREAM, &source(FIRST.1, Language::Stream).into_string());
    document("Hypertide", "/", false, &html! { (PreEscaped(text)) })
}

fn render(page: &Page) -> String {
    let (lead, example) = page.parts();
    let main = html! {
        h1 { (page.title) }
        (PreEscaped(lead))
        @if let Some(source) = page.source { (status(page.file, source)) }
        div.demo {
            section.result aria-label="Result" { (PreEscaped(example)) }
            section.source aria-label="Source" {
                (source(example, Language::Html))
                @if let Some(server) = page.server_source() { (source(server, Language::Rust)) }
            }
        }
    };
    document(&format!("{} · Hypertide", page.title), page.path, true, &main)
}

fn document(title: &str, path: &str, live: bool, main: &Markup) -> String {
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/gallery.css";
                @if live { script type="module" src="/pkg/hypertide.js" {} }
            }
            body { (links(path)) main { (main) } }
        }
    };
    document.into_string()
}

/// The groups, and the pages of the group that this one belongs to.
fn links(current: &str) -> Markup {
    let group = GROUPS.iter().find(|group| group.pages.iter().any(|page| page.path == current));
    html! {
        header {
            a.name href="/" { "Hypertide" }
            (groups(group.map(|own| own.id)))
            @if let Some(group) = group {
                nav.pages aria-label=(group.title) {
                    @for page in group.pages {
                        a href=(page.path) aria-current=[(page.path == current).then_some("page")] { (page.title) }
                    }
                }
            }
        }
    }
}

/// The groups, of which one may be the own.
pub(super) fn groups(own: Option<&str>) -> Markup {
    let all =
        GROUPS.iter().map(|group| (group.id, group.title)).chain([(hyper::GROUP.id, hyper::GROUP.title)]);
    html! {
        nav aria-label="Gallery" {
            @for (id, title) in all {
                a href={ "/#" (id) } aria-current=[(own == Some(id)).then_some("true")] { (title) }
            }
        }
    }
}

fn cards() -> Markup {
    let card = |path: &str, title: &str, shows: &str| {
        html! { li { a href=(path) { strong { (title) } span { (shows) } } } }
    };
    html! {
        @for group in GROUPS.iter().chain([&hyper::GROUP]) {
            section.group id=(group.id) {
                h2 { (group.title) }
                p.lead { (group.about) }
                ul.cards {
                    @for page in group.pages { (card(page.path, page.title, page.shows)) }
                    @if group.id == hyper::GROUP.id {
                        @for own in &hyper::APPLICATIONS { (card(own.path, own.title, own.shows)) }
                    }
                }
            }
        }
    }
}

/// The line that says how the page's source is doing. The page sends it `update` with each event, and before the first
/// it says what is the case: a source that is declared without a URL is closed.
fn status(page: &str, source: &str) -> Markup {
    let state = if page.contains(&format!("eventsource {source} from")) { "connecting" } else { "closed" };
    let script = format!(
        "on update \
           set @data-state to ['connecting', 'open', 'closed'][{source}.readyState] \
           put @data-state into #state \
           put {source}.retryCount into #attempts \
           put ({source}.lastEventId or 'none') into #last-id"
    );
    html! {
        p.status id="status" data-state=(state) _=(script) {
            b id="state" { (state) } " "
            span { "attempts " b id="attempts" { "0" } } " "
            span { "last event id " b id="last-id" { "none" } }
        }
    }
}

fn source(text: &str, language: Language) -> Markup {
    let text = highlight::highlight(&dedent(text), language);
    html! { pre tabindex="0" { code { (PreEscaped(text)) } } }
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
    fn every_page_says_what_it_is_and_shows_its_own_source() {
        for page in pages() {
            let (lead, example) = page.parts();
            assert!(lead.contains("class=\"lead\""), "{}", page.path);
            assert!(render(page).contains(&source(example, Language::Html).into_string()), "{}", page.path);
        }
    }

    #[test]
    fn where_the_server_s_side_is_named_a_part_of_it_is_shown() {
        for page in pages().filter(|page| page.server.is_some()) {
            let source = page.server_source().expect(page.path);
            assert!(source.contains("fn "), "{}", page.path);
        }
    }

    #[test]
    fn every_page_includes_the_bundle_and_says_where_it_is() {
        for page in pages() {
            let text = render(page);
            assert!(
                text.contains(r#"<script type="module" src="/pkg/hypertide.js"></script>"#),
                "{}",
                page.path
            );
            assert!(text.contains("aria-current=\"page\""), "{}", page.path);
        }
    }

    #[test]
    fn a_page_with_a_source_keeps_the_line_of_its_state_up_to_date() {
        for page in pages() {
            let Some(source) = page.source else { continue };
            assert!(page.file.contains(&format!("eventsource {source}")), "{}", page.path);
            assert!(page.file.contains("send update to #status"), "{}", page.path);
        }
    }

    #[test]
    fn a_page_whose_source_has_no_url_says_that_it_is_closed() {
        for page in pages().filter(|page| page.source.is_some()) {
            let state = if page.path == "/stations" { "closed" } else { "connecting" };
            assert!(render(page).contains(&format!("<b id=\"state\">{state}</b>")), "{}", page.path);
        }
    }

    #[test]
    fn no_declaration_in_the_gallery_has_a_problem() {
        for page in pages() {
            let problems = crate::check::html(page.path, &render(page));
            assert!(problems.is_empty(), "{}: {problems:#?}", page.path);
        }
    }

    #[test]
    fn what_the_first_page_tells_people_to_paste_has_no_problem() {
        assert!(crate::check::html("index.html", FIRST.0).is_empty());
        assert!(crate::check::stream_script("prices.sse", FIRST.1.as_bytes()).is_empty());
        let text = index();
        assert!(!text.contains(FIRST_PAGE) && !text.contains(FIRST_STREAM) && !text.contains(CARDS));
    }

    #[test]
    fn dedenting_keeps_the_shape() {
        assert_eq!(dedent("\n    a\n      b\n\n    c\n"), "a\n  b\n\nc");
    }
}
