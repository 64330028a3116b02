//! Pages with parameters: links, the address, back and forward, titles.

use hypertide_server::hyper::{Cx, Value};
use maud::{Markup, html};

pub(super) struct Book {
    id: u16,
    title: &'static str,
    by: &'static str,
    opening: &'static str,
}

const BOOKS: [Book; 5] = [
    Book {
        id: 1719,
        title: "Robinson Crusoe",
        by: "Daniel Defoe",
        opening: "I was born in the year 1632, in the city of York.",
    },
    Book {
        id: 1813,
        title: "Pride and Prejudice",
        by: "Jane Austen",
        opening: "It is a truth universally acknowledged.",
    },
    Book {
        id: 1818,
        title: "Frankenstein",
        by: "Mary Shelley",
        opening: "You will rejoice to hear that no disaster has accompanied the commencement of an enterprise.",
    },
    Book { id: 1851, title: "Moby-Dick", by: "Herman Melville", opening: "Call me Ishmael." },
    Book {
        id: 1865,
        title: "Alice in Wonderland",
        by: "Lewis Carroll",
        opening: "Alice was beginning to get very tired of sitting by her sister on the bank.",
    },
];

fn the_book(cx: &Cx) -> Option<&'static Book> {
    let id: u16 = cx.route().param("id")?.parse().ok()?;
    BOOKS.iter().find(|book| book.id == id)
}

/// `/hyper/library?q=…`
pub(super) async fn shelf(cx: Cx) -> Markup {
    let query = cx.path_cursor("q", String::new());
    let search = cx.action(move |Value(text): Value| query.set(text)).named("search");
    let wanted = query.get().to_lowercase();
    let found = |book: &&Book| format!("{} {}", book.title, book.by).to_lowercase().contains(&wanted);
    html! {
        label.fields { "Search" input type="search" value=(query) "data-on:input__debounce.150ms"=(search); }
        ul.shelf {
            @for book in BOOKS.iter().filter(found) {
                @let there = cx.navigate("book").param("id", book.id);
                li { a href=(there.href()) data-on:click=(there.click()) { (book.title) } " " span { (book.by) } }
            }
        }
        p.note { "The search is in the address: send it as a link, or go back to it." }
    }
}

/// `/hyper/library/{id}?part=…`
pub(super) async fn book(cx: Cx) -> Markup {
    let shelf = cx.navigate("library");
    let part = cx.path_cursor("part", "about".to_owned());
    html! {
        p { a href=(shelf.href()) data-on:click=(shelf.click()) { "← The shelf" } }
        @if let Some(book) = the_book(&cx) {
            h2 #book { (book.title) }
            div.buttons {
                @for name in ["about", "opening"] {
                    button aria-pressed=(part.get() == name) data-on:click=(cx.action(move || part.set(name.into())).key(name)) { (name) }
                }
            }
            @if part.get() == "opening" { blockquote { (book.opening) } }
            @else { p { "By " b { (book.by) } ", first printed in " (book.id) "." } }
        } @else {
            p { "The library does not have that book." }
        }
    }
}

/// The title of a book's page.
pub(super) fn title(cx: &Cx) -> String {
    let title = the_book(cx).map_or("No such book", |book| book.title);
    format!("{title} · Hypertide")
}
