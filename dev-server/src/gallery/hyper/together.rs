//! A text that several people write: a line has one writer at a time, and everybody sees it grow.

use std::time::{SystemTime, UNIX_EPOCH};

use hypertide_server::hyper::Cx;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Serialize, Deserialize)]
struct Line {
    text: String,
    /// Who writes it, and when they last did.
    writer: Option<(String, u64)>,
}

/// Who has written nothing for so long has gone.
const IDLE: u64 = 20;

impl Line {
    fn writer(&self) -> Option<&str> {
        let (name, at) = self.writer.as_ref()?;
        (now() < at + IDLE).then_some(name)
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

const NAMES: [&str; 8] = ["Otter", "Heron", "Badger", "Finch", "Hare", "Marten", "Newt", "Wren"];

fn lines() -> Vec<Line> {
    let line = |text: &str| Line { text: text.into(), writer: None };
    vec![line("The tide goes out,"), line("the tide comes in,"), line("")]
}

pub(super) async fn page(cx: Cx) -> Markup {
    let text = cx.global_cursor("together", lines());
    let me = cx.tab_cursor("name", String::new());
    if me.get().is_empty() {
        me.set(format!("{} {}", NAMES[fastrand::usize(..NAMES.len())], fastrand::u8(2..99)));
    }
    let me = me.get();
    let draft = cx.signal("draft", String::new());

    html! {
        p.note { "You are " b #me { (me) } ". " a href="/hyper/together" target="_blank" { "Open another tab" } " to write with somebody." }
        ol.lines {
            @for (index, line) in text.get().iter().enumerate() {
                li id={ "line-" (index) } {
                    @if line.writer() == Some(&*me) {
                        @let (one, other) = (me.clone(), me.clone());
                        // The draft is the page's own until it is done: what others do cannot disturb it.
                        input data-bind=(draft) data-init="el.focus()" maxlength="200" aria-label="Line"
                            "data-on:input__throttle.100ms.trailing"=(cx.action(move || write(text, index, &one, draft.get(), true)).key(index))
                            data-on:keydown="evt.key === 'Enter' && el.blur()"
                            data-on:blur=(cx.action(move || write(text, index, &other, draft.get(), false)).key(index));
                    } @else if let Some(writer) = line.writer() {
                        span.line { (line.text) i.caret {} } " " small { (writer) }
                    } @else {
                        @let me = me.clone();
                        button.line data-on:click=(cx.action(move || take(text, index, &me, draft)).key(index)) {
                            @if line.text.is_empty() { span { "…" } } @else { (line.text) }
                        }
                    }
                }
            }
        }
        div.buttons {
            button data-on:click=(cx.action(move || text.modify(|lines| lines.push(Line::default()))).named("add")) { "Another line" }
            button data-on:click=(cx.action(move || text.set(lines())).named("anew")) { "Begin anew" }
        }
    }
}

use hypertide_server::hyper::{Cursor, Signal};

/// Takes a line that nobody writes.
fn take(text: Cursor<Vec<Line>>, index: usize, me: &str, draft: Signal<String>) {
    text.modify(|lines| {
        if let Some(line) = lines.get_mut(index).filter(|line| line.writer().is_none()) {
            line.writer = Some((me.into(), now()));
        }
    });
    let mine = text.get().into_iter().nth(index).filter(|line| line.writer() == Some(me));
    if let Some(line) = mine {
        draft.set(line.text);
    }
}

/// Writes a line that is mine, and goes on with it or not.
fn write(text: Cursor<Vec<Line>>, index: usize, me: &str, draft: String, going_on: bool) {
    text.modify(|lines| {
        if let Some(line) = lines.get_mut(index).filter(|line| line.writer() == Some(me)) {
            line.text = draft;
            line.writer = going_on.then(|| (me.into(), now()));
        }
    });
}
