//! Something else was expected: words in the wrong place, and signs of other languages.

use super::Place;
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::token::Kind;

/// What one character is that means nothing here.
pub(super) fn character(place: &Place<'_>) -> Option<String> {
    let character = place.found.chars().next()?;
    if place.found == "new" {
        return Some(
            "objects are made in JavaScript: `js return new Date() end`, then `it`; or `'…' as Date`".into(),
        );
    }
    if place.found == "await" {
        return Some("`fetch` and `call f()` wait by themselves".into());
    }
    let code = u32::from(character);
    Some(match character {
        '“' | '”' | '‘' | '’' | '„' | '«' | '»' => {
            format!("this is a curly quote (U+{code:04X}): write \" or '")
        }
        '\u{a0}' | '\u{2007}' | '\u{202f}' => {
            format!("this is a no-break space (U+{code:04X}): write a space")
        }
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {
            format!("this is an invisible character (U+{code:04X})")
        }
        '–' | '—' | '−' => format!("this is a dash (U+{code:04X}): write - or --"),
        '×' | '÷' => "write * or /".into(),
        '≠' => "write != or `is not`".into(),
        '≤' | '≥' => "write <= or >=".into(),
        '…' => "write three dots, or what was left out".into(),
        _ => {
            format!("this is U+{code:04X}; outside of quotes stand letters without accents, digits and signs")
        }
    })
}

/// `<li>`
pub(super) fn query(place: &Place<'_>) -> Option<String> {
    let (inside, _) = place.found.strip_prefix('<')?.split_once('>')?;
    Some(format!("a query ends with `/>`: `<{}/>`", inside.trim()))
}

/// `if $x: …`, `on click: …`
pub(super) fn colon(place: &Place<'_>) -> Option<String> {
    let line = place.line();
    let (head, behind) = line.rsplit_once(':')?;
    let word = head
        .trim_start()
        .split_ascii_whitespace()
        .find(|word| matches!(*word, "if" | "else" | "for" | "repeat"))?;
    let is_last = behind.starts_with(' ') && behind.trim().bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_last.then(|| format!("the commands follow without a colon, and the `{word}` ends with `end`"))
}

fn expects(expected: &[Expected], word: Keyword) -> bool {
    expected.contains(&Expected::Word(word))
}

/// The word that a command or an event needs in this place.
pub(super) fn clause(place: &Place<'_>, expected: &[Expected]) -> Option<String> {
    let (found, last) = (place.found, place.last());
    let (command, between) = place.command().unwrap_or_default();
    if expects(expected, Keyword::Into) {
        return into(place, between);
    }
    if expects(expected, Keyword::Times) {
        return Some(format!("`repeat {between} times … end`; `for x in $list … end` goes over a list"));
    }
    if expects(expected, Keyword::At) {
        return Some(format!("`{last} at 500ms`"));
    }
    if expects(expected, Keyword::Start) && matches!(found, "bottom" | "top") {
        let end = if found == "top" { "start" } else { "end" };
        return Some(format!("`at the {end} of …`"));
    }
    if expects(expected, Keyword::Than) {
        return Some(format!("`is {last} than {found}`"));
    }
    let said = match command {
        "for" | "repeat" if expects(expected, Keyword::In) && last == "each" => "`for x in $list … end`",
        "for" if expects(expected, Keyword::In) => "`for x in $list … end`",
        "toggle" if expected.contains(&Expected::Class) => {
            return Some(format!("a class begins with `.`: `toggle between .{found} and …`"));
        }
        "set" if expected == [Expected::Conversion] => "`set x to …`",
        "put" if expected == [Expected::Conversion] => "`put VALUE into TARGET`",
        "for" | "repeat" if found == "(" => "`for x in $list … end` has no parentheses",
        "for" | "repeat" if expected == [Expected::Name] => "`repeat 3 times … end`, `for x in $list … end`",
        "for" | "repeat" if found == ".." => "`repeat 3 times index i … end` counts from 0",
        "add" | "remove" if between == "class" || found == "class" => {
            "a class begins with `.`: `add .a to TARGET`"
        }
        "add" | "remove" if between == "attribute" => {
            "an attribute begins with `@`: `add @disabled to TARGET`"
        }
        "add" if between == "style" => "`set my *color to 'red'`, or `add {color: red} to TARGET`",
        "add" if found == "=" => "without spaces and with quotes: `add @name=\"value\" to TARGET`",
        "set" if between == "style" => "a style begins with `*`: `set my *color to 'red'`",
        "set" if expects(expected, Keyword::To) => return Some(format!("`set {between} to …`")),
        "send" if expected == [Expected::EventName] && last == "on" => {
            "`send NAME to TARGET`, or `trigger NAME on TARGET`"
        }
        "add" | "append" if expected == [Expected::EventName] && last == "on" => "`add .a to TARGET`",
        "toggle" if expected == [Expected::EventName] && last == "on" => "`toggle *display of TARGET`",
        "remove" if expected == [Expected::EventName] && last == "on" => "`remove .a from TARGET`",
        "fetch" if between.ends_with("with POST") || between.ends_with("with GET") => {
            "`fetch /path with method: 'POST'`"
        }
        "get" if found == "/" => "`fetch /path` asks a server; `get` takes a value",
        "log" if place.before.trim_end().ends_with("catch log") => "`catch e` names the error first",
        _ if found == "(" && last == "catch" => "`catch e` has no parentheses",
        _ => return None,
    };
    Some(said.into())
}

// `put … to`, `put … in`, `put into …`
fn into(place: &Place<'_>, between: &str) -> Option<String> {
    if place.last() == "into" || between.is_empty() {
        return Some("the value stands first: `put VALUE into TARGET`".into());
    }
    if place.found == "'" {
        return Some("the text ends at this quote: write double quotes around it, or \\' in it".into());
    }
    let target = between.split(" in ").nth(1);
    match target {
        Some(target) => Some(format!("`into` says where it goes, as in `put … into {}`", target.trim())),
        None => Some("`put VALUE into TARGET`".into()),
    }
}

/// Signs of other languages.
pub(super) fn sign(place: &Place<'_>, expected: &[Expected]) -> Option<String> {
    let (found, behind) = (place.found, place.behind);
    let is_head = place.in_head();
    let is_command = expected.contains(&Expected::Command) || expected == [Expected::Expression];
    let is_name = expected == [Expected::Sign(Kind::Colon)];
    let said = match found {
        "{" if place.before.ends_with(") ") && place.line().contains("function") => {
            "a function is written `\\ x -> VALUE`"
        }
        "}" if is_name => return Some(format!("each name has its value, as in `{{{}: …}}`", place.last())),
        "=" if is_name => "a name and its value have a colon between them, as in `{name: 1}`",
        "{" | "}" if !is_command => return None,
        "{" => "there are no braces: the commands follow, and a block ends with `end`",
        "}" => "there are no braces: a block ends with `end`",
        ";" if place.rest().is_empty() || place.next() == "end" => "nothing stands behind a command",
        ";" => "commands stand one behind the other, or with `then` between them",
        "=" if behind.starts_with('>') && is_head => "the commands follow without an arrow",
        "=" if behind.starts_with('>') => "a function is written `\\ x -> VALUE`",
        "=" if place.last().starts_with("def") || place.line().trim_start().starts_with("def ") => {
            "`def f(x) return VALUE end`"
        }
        "=" => "`is` or `==` compares, `set x to …` sets",
        "-" if behind.starts_with('>') => "the commands follow without an arrow",
        "&" => "`and` joins conditions",
        "|" => "`or` joins conditions",
        "!" => "`not`, or `no` for what is missing or empty",
        "?" if behind.starts_with('?') => "`or` takes the right side where the left one is nothing",
        "?" if behind.starts_with('.') => "a `.` is enough: of nothing there is nothing",
        "?" => "`if … else … end` decides between commands; a value is set in both",
        ":" if is_head => "the commands follow without a colon",
        ":" => "there is no colon here",
        "-" if place.before.ends_with("on") => return Some(format!("`on {}`", place.next())),
        "," if is_head && place.line().contains(" from ") => {
            "several elements are one selector, as in `from <#a, #b/>`"
        }
        "," if is_head => "several events have `or` between them",
        "," => "commands have `then` between them",
        ".." => "`repeat 3 times index i … end` counts from 0",
        "has" | "have" => "`matches` tests for a class, as in `I match .open`, `#id matches .open`",
        "/" if expected == [Expected::Expression] => {
            "a regular expression is a text for `matches`, as in `$x matches '^a+$'`, and else a matter of `js … end`"
        }
        ">" if [place.last(), place.next()]
            .iter()
            .all(|name| name.starts_with(|first: char| first.is_ascii_alphabetic())) =>
        {
            return Some(format!(
                "a selector of several parts stands in `<…/>`, as in `<{} > {}/>`",
                place.last(),
                place.next()
            ));
        }
        _ if place.last() == "exists" => return Some(format!("`{found} exists`")),
        _ if is_head && found.starts_with(['#', '.', '<']) => {
            "`from` names the element, as in `on click from #id`"
        }
        _ if is_head && found.starts_with(['"', '\'']) && place.last() == "key" => {
            "`on keydown[key is 'Enter']`"
        }
        _ if found.starts_with('@') && behind.starts_with('(') => {
            "actions of Datastar stand in its attributes, such as data-on:click"
        }
        _ if found.starts_with('.') && found.len() > 1 => {
            return Some(format!("`{found} in {}`, or `<{} {found}/>`", place.last(), place.last()));
        }
        _ if expected.contains(&Expected::Command) => return colon(place),
        _ => return None,
    };
    Some(said.into())
}
