//! A choice that all tabs of a browser share, and that survives a reload.

use hypertide_server::hyper::Cx;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Theme {
    Day,
    Night,
}

impl Theme {
    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Night => "night",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Day => Self::Night,
            Self::Night => Self::Day,
        }
    }
}

pub(super) async fn page(cx: Cx) -> Markup {
    let theme = cx.session_cursor("theme", Theme::Day);
    let now = theme.get();
    let toggle = cx.action(move || theme.update(Theme::other)).named("toggle");
    html! {
        div.sky data-theme=(now.name()) {
            div.light {}
            p { "It is " b #theme { (now.name()) } " in all tabs of this browser." }
            button type="button" role="switch" aria-checked=(now == Theme::Night) data-on:click=(toggle) {
                "Make it " (now.other().name())
            }
        }
        p.note { a href="/hyper/theme" target="_blank" { "Open another tab" } " or reload this one." }
    }
}
