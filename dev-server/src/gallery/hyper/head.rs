//! A head that follows the state: title, icon and colour.

use hypertide_server::hyper::{Cx, Value};
use maud::{Markup, PreEscaped, html};

const COLOURS: [(&str, &str); 4] =
    [("Sea", "#0f6d78"), ("Moss", "#4d7c0f"), ("Plum", "#86198f"), ("Rust", "#b45309")];

fn colour(cx: &Cx) -> &'static str {
    let chosen = cx.tab_cursor("colour", 0_usize).get();
    COLOURS.get(chosen).map_or(COLOURS[0].1, |(_, colour)| colour)
}

/// Given to `App::head`: called at every render of any page.
pub(super) fn head(cx: &Cx) -> Markup {
    html! {
        link rel="stylesheet" href="/gallery.css";
        link rel="stylesheet" href="/hyper.css";
        @if cx.route().name() == "head" {
            @let colour = colour(cx);
            @let icon = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4.5' cy='4.5' r='4' fill='{colour}'/></svg>");
            link rel="icon" href={ "data:image/svg+xml," (icon.replace('#', "%23")) };
            meta name="theme-color" content=(colour);
            style { (PreEscaped(format!(":root {{ --tide: {colour} }}"))) }
        } @else {
            link rel="icon" href="data:,";
        }
    }
}

/// The title of the page: how much is unread.
pub(super) fn title(cx: &Cx) -> String {
    match cx.tab_cursor("unread", 0).get() {
        0 => "Inbox · Hypertide".into(),
        unread => format!("({unread}) Inbox · Hypertide"),
    }
}

pub(super) async fn page(cx: Cx) -> Markup {
    let unread = cx.tab_cursor("unread", 0);
    let chosen = cx.tab_cursor("colour", 0_usize);
    let choose = cx.action(move |Value(index): Value<usize>| chosen.set(index)).named("choose");
    html! {
        p.big #unread { (unread) }
        div.buttons {
            button data-on:click=(cx.action(move || unread.update(|n| n + 1)).named("letter")) { "A letter comes" }
            button data-on:click=(cx.action(move || unread.set(0)).named("read")) { "Read them all" }
        }
        fieldset.colours data-on:change=(choose) {
            legend { "Colour" }
            @for (index, (name, colour)) in COLOURS.iter().enumerate() {
                label style={ "--colour:" (colour) } {
                    input type="radio" name="colour" value=(index) checked[chosen.get() == index];
                    (name)
                }
            }
        }
        p.note { "Look at the tab's title and icon." }
    }
}
