//! Words that are no commands.

use super::Place;
use crate::datastar::lint::event::is_event;
use crate::finding::instead;

/// What others call them, and words that stand in the wrong place.
const WORDS: &[(&str, &str)] = &[
    ("then", "`then` stands between two commands, once"),
    ("and", "commands stand one behind the other, or with `then` between them"),
    ("unless", "`unless` stands behind a command, as in `log 1 unless $x`"),
    ("do", "the commands follow without a `do`"),
    ("await", "`fetch` and `call f()` wait by themselves"),
    ("after", "`wait 2s` waits before the next command"),
    ("every", "`repeat forever … wait 2s end` does it again and again"),
    ("sec", "the units of time are `s` and `ms`, as in `2s`"),
    ("secs", "the units of time are `s` and `ms`, as in `2s`"),
    ("second", "the units of time are `s` and `ms`, as in `2s`"),
    ("min", "the units of time are `s` and `ms`: a minute is `60s`"),
    ("minute", "the units of time are `s` and `ms`: a minute is `60s`"),
    ("minutes", "the units of time are `s` and `ms`: a minute is `60s`"),
    ("hour", "the units of time are `s` and `ms`: an hour is `3600s`"),
    ("hours", "the units of time are `s` and `ms`: an hour is `3600s`"),
    ("increase", "`increment $x by 1`"),
    ("inc", "`increment $x by 1`"),
    ("decrease", "`decrement $x by 1`"),
    ("dec", "`decrement $x by 1`"),
    ("delete", "`remove #id` removes an element, `remove .a from #id` a class"),
    ("destroy", "`remove #id` removes an element"),
    ("insert", "`put … into #id`, `put … at end of #id`, `put … before #id`"),
    ("prepend", "`put … at start of #id`"),
    ("write", "`put … into #id`"),
    ("render", "`put … into #id`"),
    ("update", "`put … into #id` changes an element, `set $x to …` a variable"),
    ("change", "`put … into #id` changes an element, `set $x to …` a variable"),
    ("assign", "`set $x to …`"),
    ("replace", "`put … into #id` replaces what is in it"),
    ("clone", "`put #id.cloneNode(true) at end of #other`"),
    ("create", "markup is put as a text: `put '<p></p>' into #id`"),
    ("new", "markup is put as a text: `put '<p></p>' into #id`"),
    ("print", "`log $x` writes to the console, `put $x into #id` into the page"),
    ("echo", "`log $x` writes to the console, `put $x into #id` into the page"),
    ("emit", "`send name to #id` dispatches an event"),
    ("dispatch", "`send name to #id` dispatches an event"),
    ("fire", "`send name to #id` dispatches an event"),
    ("raise", "`send name to #id` dispatches an event, `throw` an error"),
    ("redirect", "`set location.href to '/path'` goes to another page"),
    ("navigate", "`set location.href to '/path'` goes to another page"),
    ("goto", "`set location.href to '/path'` goes to another page"),
    ("visit", "`set location.href to '/path'` goes to another page"),
    ("load", "`fetch /path then put it into #id`"),
    ("ajax", "`fetch /path then put it into #id`"),
    ("post", "`fetch /path with method: 'POST'`"),
    ("delay", "`wait 2s`"),
    ("sleep", "`wait 2s`"),
    ("pause", "`wait 2s`"),
    ("while", "`repeat while $x … end`"),
    ("until", "`repeat until $x … end`"),
    ("loop", "`repeat 3 times … end`, `repeat forever … end`"),
    ("foreach", "`for x in $list … end`"),
    ("each", "`for x in $list … end`"),
    ("elseif", "`else if` is written in two words"),
    ("elif", "`else if` is written in two words"),
    ("elsif", "`else if` is written in two words"),
    ("endif", "every block ends with `end`"),
    ("endfor", "every block ends with `end`"),
    ("fi", "every block ends with `end`"),
    ("done", "every block ends with `end`"),
    ("try", "there is no `try`: `catch e …` stands behind all commands of the handler"),
    ("switch", "`if $x is 1 … else if $x is 2 … end`"),
    ("case", "`if $x is 1 … else if $x is 2 … end`"),
    ("var", "`set x to 1`"),
    ("let", "`set x to 1`"),
    ("const", "`set x to 1`"),
    ("function", "`def f(x) … end` stands outside of handlers"),
    ("def", "`def f(x) … end` stands outside of handlers"),
    ("has", "`matches` tests for a class, as in `I match .open`, `#id matches .open`"),
    ("have", "`matches` tests for a class, as in `I match .open`, `#id matches .open`"),
    ("isn", "`is not` is written out"),
    ("aren", "`is not` is written out"),
    ("doesn", "`does not` is written out"),
    ("than", "`$x is greater than 3`, `$x is less than 3`, `$x > 3`"),
    ("once", "`on first click` hears of the first one alone"),
    ("debounce", "`on input debounced at 500ms`"),
    ("throttle", "`on scroll throttled at 500ms`"),
    ("preventDefault", "`halt the event`"),
    ("prevent", "`halt the event`"),
    ("stop", "`halt the event` stops an event, `exit` the handler"),
    ("cancel", "`halt the event`"),
    ("disable", "`add @disabled to #id`"),
    ("enable", "`remove @disabled from #id`"),
    ("alert", "`alert('…')` has parentheses"),
    ("hx", "attributes of htmx stand in the element, not in its script"),
];

/// What a word is here that begins no command.
pub(super) fn unknown(place: &Place<'_>) -> Option<String> {
    let (found, next) = (place.found, place.next());
    if let Some(clause) = clause(place) {
        return Some(clause);
    }
    if place.last() == "until" && place.before.trim_end().ends_with("wait until") {
        return Some("`wait for NAME` waits for an event, `repeat until … end` for a condition".into());
    }
    if next.starts_with("++") || next.starts_with("--") || place.behind.starts_with("++") {
        let word = if place.behind.contains("--") { "decrement" } else { "increment" };
        return Some(format!("`{word} {found}`"));
    }
    match next {
        "=" | ":=" => return Some(format!("`set {found} to …`")),
        "+=" => return Some(format!("`increment {found} by …`")),
        "-=" => return Some(format!("`decrement {found} by …`")),
        _ => {}
    }
    if place.behind.starts_with('-') && found == "hx" {
        return instead("hx", WORDS).map(str::to_owned);
    }
    if place.in_head() {
        let or = |event: &str| {
            format!("several events have `or` between them, as in `{} or {event}`", place.last())
        };
        match found {
            _ if next.starts_with('/') => {}
            "then" if matches!(place.last(), "me" | "it" | "you" | "body") => {
                return Some("what a command changes stands behind `to`, `from` or `into`, not `on`".into());
            }
            "of" => return Some("`from` names the element, as in `on click from #id`".into()),
            "in" | "using" | "json" => return Some("`on NAME as json`".into()),
            "and" if is_event(next) => return Some(or(next)),
            _ if is_event(found) => return Some(or(found)),
            _ if place.last() == "message" => return Some(format!("`on {found}`")),
            _ => {}
        }
    }
    match place.last() {
        "class" => return Some(format!("a class begins with `.`, as in `.{found}`")),
        "attribute" => return Some(format!("an attribute begins with `@`, as in `@{found}`")),
        "typeof" => return Some(format!("`{found} is a String` asks for the type")),
        _ => {}
    }
    if place.line().trim_start().starts_with("def ") && matches!(next, "+" | "-" | "*" | "/") {
        return Some(format!("`return {found} {}`", place.rest().trim_end_matches(" end")));
    }
    if found == "key" && place.before.ends_with('(') {
        return Some("a condition stands in brackets, as in `on keydown[key is 'Enter']`".into());
    }
    if let Some(said) = instead(found, WORDS) {
        return Some(said.to_owned());
    }
    if found.eq_ignore_ascii_case(place.last()) {
        return Some("this stands there twice".into());
    }
    None
}

/// `alert 'hi'`
pub(super) fn call(place: &Place<'_>) -> Option<String> {
    let is_value = place.rest().starts_with(['"', '\'', '`']) && place.behind.starts_with(' ');
    is_value.then(|| format!("a function is called with parentheses: `{}(…)`", place.found))
}

/// The word that a command has in its place.
fn clause(place: &Place<'_>) -> Option<String> {
    let (command, between) = place.command()?;
    let found = place.found;
    if command == "fetch" && matches!(found, "method" | "headers" | "body") {
        return Some(format!("`fetch /path with {found}: …`"));
    }
    if between.is_empty()
        || !matches!(found, "to" | "from" | "on" | "in" | "into" | "of" | "at" | "with" | "by" | "as")
    {
        return None;
    }
    let said = match command {
        "toggle" => "`toggle .a on TARGET`",
        "trigger" => "`trigger NAME on TARGET`, or `send NAME to TARGET`",
        "send" => "`send NAME to TARGET`",
        "add" => "`add .a to TARGET`",
        "append" => "`append VALUE to TARGET`",
        "remove" => "`remove .a from TARGET`",
        "increment" => "`increment $x by 1`",
        "decrement" => "`decrement $x by 1`",
        "fetch" if found == "into" || found == "in" => "`fetch /path then put it into TARGET`",
        "call" | "get" if found == "into" => "`then put it into TARGET`",
        _ => return None,
    };
    Some(said.into())
}

/// A selector that is written as a word or as a text.
pub(super) fn selector(place: &Place<'_>) -> Option<String> {
    let name = place.found.trim_matches(['"', '\'']);
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.#[]= >".contains(&byte));
    is_name.then(|| format!("`<{name}/>`"))
}

/// What cannot be toggled, written to or called.
pub(super) fn changed(place: &Place<'_>) -> Option<String> {
    let found = place.found;
    let rest = place.rest();
    let (command, _) = place.command().unwrap_or_default();
    if command == "toggle" || place.last() == "toggle" {
        let name = found.trim_matches(['"', '\'', '.']);
        return Some(match name {
            "class" | "classes" => "a class begins with `.`: `toggle .a on TARGET`".into(),
            "attribute" => "an attribute begins with `@`: `toggle @disabled on TARGET`".into(),
            "me" | "it" | "visibility" | "display" => "`toggle *display of me` shows and hides".into(),
            _ if found.starts_with(['#', '<']) => format!("`toggle *display of {found}` shows and hides"),
            _ if found.starts_with('$') || found.starts_with(':') => format!("`set {found} to not {found}`"),
            _ if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
                format!("a class begins with `.`: `toggle .{name}`; an attribute with `@`: `toggle @{name}`")
            }
            _ => return None,
        });
    }
    if rest.starts_with('=') && !rest.starts_with("==") {
        return Some(format!("`set {found} to …`"));
    }
    call(place)
}
