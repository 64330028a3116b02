//! A number of this tab, one of this browser, and one of everybody.

use hypertide_server::hyper::Cx;
use maud::{Markup, html};

pub(super) async fn page(cx: Cx) -> Markup {
    let tab = cx.tab_cursor("count", 0);
    let session = cx.session_cursor("count", 0);
    let global = cx.global_cursor("count", 0);
    let mine = cx.action(move || tab.update(|n| n + 1));
    let ours = cx.action(move || session.update(|n| n + 1));
    let all = cx.action(move || global.update(|n| n + 1));
    html! {
        dl.figures {
            div { dt { "This tab" } dd #tab { (tab) } }
            div { dt { "This browser" } dd #session { (session) } }
            div { dt { "Everybody" } dd #global { (global) } }
        }
        div.buttons {
            button data-on:click=(mine.named("tab")) { "Tab +1" }
            button data-on:click=(ours.named("session")) { "Browser +1" }
            button data-on:click=(all.named("global")) { "Everybody +1" }
        }
        p.note {
            a href="/hyper/counter" target="_blank" { "Open another tab" } " and watch both."
        }
    }
}
