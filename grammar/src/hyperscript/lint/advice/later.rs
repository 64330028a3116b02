//! Commands and features of hyperscript that this version does not have, and what does the same.

use super::Place;
use crate::finding::instead as pair;

const INSTEAD: &[(&str, &str)] = &[
    ("make", "markup is put as a text: `put '<p></p>' into #id`"),
    ("take", "`remove .a from .tab then add .a to me` does the same"),
    ("transition", "a CSS `transition` on the element does it, with `set my *opacity to 0`"),
    ("settle", "`wait for transitionend` waits for one transition"),
    ("go", "`set location.href to '/path'` goes to a page, `call #id.scrollIntoView()` to an element"),
    ("scroll", "`call #id.scrollIntoView()` scrolls to it"),
    ("measure", "`get my getBoundingClientRect()` measures it: `it.width`, `it.top`"),
    ("pick", "an index picks from a list, as in `$list[1..3]`, and `.match(…)` from a text"),
    ("render", "a template in backticks makes markup: put `<b>${$name}</b>` into #id"),
    ("swap", "a third variable does it: `set x to $a then set $a to $b then set $b to x`"),
    ("morph", "`put … into #id` replaces what is in it; patches from the server morph"),
    ("empty", "`put '' into #id` empties it"),
    ("clear", "`set #id's value to ''` clears a field, `put '' into #id` an element"),
    ("reset", "`call #id.reset()` resets a form"),
    ("focus", "`call #id.focus()` does it"),
    ("blur", "`call #id.blur()` does it"),
    ("select", "`call #id.select()` does it"),
    ("open", "`call #id.showModal()` opens a dialog, `Name.open()` an event source"),
    ("close", "`call #id.close()` closes a dialog, `Name.close()` an event source"),
    ("start", "`starts with` compares; a view transition is `call document.startViewTransition()`"),
    ("ask", "`call prompt('…')` asks, and `it` is the answer"),
    ("answer", "`call alert('…')` says it, `call confirm('…')` asks for yes or no"),
    ("speak", "`call speechSynthesis.speak(…)` says it"),
    ("beep!", "`log $x` shows it"),
    ("breakpoint", "`js debugger end` stops there"),
    ("async", "each handler runs by itself: `send` an event to begin another one"),
    (
        "behavior",
        "`def` makes a function; handlers of many elements stand on one around them: `on click in <li/>`",
    ),
    (
        "install",
        "`def` makes a function; handlers of many elements stand on one around them: `on click in <li/>`",
    ),
    ("worker", "`js … end` can make a `new Worker(…)`"),
    ("socket", "events from the server come by `eventsource`, and `fetch` sends to it"),
    ("bind", "`on input set $x to my value` writes it, `when $x changes set my value to it` reads it"),
    ("live", "`when $x changes … end` runs with each new value of a signal"),
];

/// What does the same.
pub(super) fn instead(place: &Place<'_>) -> Option<String> {
    let is_comparison = place.found == "start" && place.next() == "with";
    if is_comparison {
        return Some("`starts with` compares".into());
    }
    pair(place.found, INSTEAD).map(str::to_owned)
}
