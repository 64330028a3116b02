//! What the browser sends along is what the closure's arguments ask for: a key, the place of a click.

use hypertide_server::hyper::{ClientParam, Cx, Key};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

const SIDE: u8 = 9;

/// A square of the board; where a click fell, the page works out.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Square {
    x: u8,
    y: u8,
}

impl ClientParam for Square {
    const KEY: &'static str = "square";
    const JS: &'static str =
        "{x:Math.floor(evt.offsetX*9/el.clientWidth),y:Math.floor(evt.offsetY*9/el.clientHeight)}";
}

impl Square {
    fn within(self) -> Self {
        Self { x: self.x.min(SIDE - 1), y: self.y.min(SIDE - 1) }
    }

    fn step(self, key: &str) -> Self {
        let Self { x, y } = self;
        let to = match key {
            "ArrowLeft" => Self { x: x.saturating_sub(1), y },
            "ArrowRight" => Self { x: x + 1, y },
            "ArrowUp" => Self { x, y: y.saturating_sub(1) },
            "ArrowDown" => Self { x, y: y + 1 },
            _ => self,
        };
        to.within()
    }
}

/// Other keys are not even sent, and keep what they mean to the browser.
const ARROWS: &str = "evt.key.startsWith('Arrow')&&(evt.preventDefault(),true)";

pub(super) async fn page(cx: Cx) -> Markup {
    let at = cx.tab_cursor("piece", Square { x: 4, y: 4 });
    let Square { x, y } = at.get();
    let walk = cx.action(move |Key(key)| at.update(|at| at.step(&key))).when(ARROWS).named("walk");
    let jump = cx.action(move |to: Square| at.set(to.within())).named("jump");
    html! {
        div.squares tabindex="0" aria-label="Board" data-init="el.focus({preventScroll:true})"
            data-on:keydown=(walk) data-on:click=(jump) {
            i.piece style={ "--x:" (x) ";--y:" (y) } {}
        }
        p.note { "The piece is on column " b #column { (x + 1) } ", row " b #row { (y + 1) } ". Walk with the arrow keys, or click." }
    }
}
