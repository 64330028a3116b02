//! The names of attributes, as they stand in the file.

use super::super::attribute::{Attribute, Code, ModifierKind, Name, Problem, Value, read};
use super::spelling::{hyphenated, instead};
use super::{Finding, event, modifier};
use crate::span::Span;
use crate::words::cut;

/// What older versions called them.
const OLDER: &[(&str, &str)] = &[
    ("star-ignore", "ignore"),
    ("fetch-indicator", "indicator"),
    ("intersects", "on-intersect"),
    ("store", "signals"),
    ("model", "bind"),
    ("on-signal-change", "on-signal-patch"),
    ("on-signals-change", "on-signal-patch"),
];

/// What others have, where the value shows that one of ours is meant.
const ELSEWHERE: &[(&str, &str)] = &[
    ("attribute", "attr"),
    ("attributes", "attr"),
    ("classes", "class"),
    ("if", "show"),
    ("watch", "effect"),
    ("mounted", "init"),
    ("load", "init"),
];

/// What there is nothing for.
const NOTHING: &[(&str, &str)] = &[
    ("html", "nothing puts markup into an element; the server patches it, or data-text sets its text"),
    ("for", "nothing repeats an element; the server renders the list and patches it"),
    ("each", "nothing repeats an element; the server renders the list and patches it"),
    ("repeat", "nothing repeats an element; the server renders the list and patches it"),
    ("hide", "nothing hides; data-show shows, as in data-show=\"!$a\""),
    ("else", "nothing belongs to the element before; data-show takes the opposite, as in data-show=\"!$a\""),
];

/// What is wrong or doubtful with the name of an attribute, `data-` included, as it stands in the file.
pub fn name(written: &str, value: &str) -> Vec<Finding> {
    let text = &written.to_ascii_lowercase();
    if let Some(found) = other(text, value) {
        return vec![found];
    }
    let Some(reading) = read(text, value) else { return Vec::new() };
    let attribute = text.get(5..).and_then(|rest| {
        let word = rest.split([':', '_']).next()?;
        Attribute::named(word)
    });
    let mut found: Vec<Finding> =
        reading.problems.iter().map(|problem| worded(problem, attribute, text, value)).collect();
    if let Some(name) = &reading.name {
        let key = key_span(text);
        found.extend(modifier::repeated(name, text));
        found.extend(case(name, written, key).or_else(|| event::event(name, text, key)));
        found.extend(property(name, written, text));
    }
    found
}

// Where the key stands.
fn key_span(text: &str) -> Span {
    let head = cut(text, "__").0;
    let start = cut(head, ":").0.len() + 1;
    Span::new(start.min(head.len()) as u32, head.len() as u32)
}

// Names that are none of ours, and are read by nobody.
fn other(text: &str, value: &str) -> Option<Finding> {
    let rest = text.strip_prefix("data-")?;
    let head = cut(rest, "__").0;
    let (word, key) = cut(head, ":");
    let span = |length: usize| Span::new(5, (5 + length) as u32);
    if Attribute::named(word).is_some() {
        return None;
    }
    if let Some((name, behind)) = word.split_once('.')
        && let Some(attribute) = Attribute::named(name)
    {
        let takes_key = attribute.takes_key();
        let message = if takes_key { "a key stands behind `:`" } else { "modifiers stand behind `__`" };
        let meant = match attribute {
            _ if takes_key => Some(format!("{name}:{behind}")),
            Attribute::OnInterval => Some(format!("{name}__duration.{behind}")),
            _ => modifier::names(attribute).contains(&behind).then(|| format!("{name}__{behind}")),
        };
        return Some(Finding::error(span(word.len()), message).perhaps(meant));
    }
    let without =
        |attribute: &&Attribute| attribute.name().contains('-') && attribute.name().replace('-', "") == word;
    if let Some(meant) = Attribute::ALL.iter().find(without) {
        let message = format!("there is no attribute `data-{word}`");
        return Some(Finding::error(span(word.len()), message).meaning(meant.name()));
    }
    if let Some(meant) = instead(word, OLDER) {
        let is_ours = word != "store" && word != "model"
            || has_mark(value)
            || word == "store" && value.starts_with('{');
        let message = format!("there is no attribute `data-{word}`; it is of an older version");
        return is_ours.then(|| Finding::error(span(word.len()), message).meaning(meant));
    }
    if !has_mark(value) {
        return None;
    }
    if let Some(meant) = instead(word, ELSEWHERE) {
        let message = format!("nothing reads this: there is no attribute `data-{word}`");
        return Some(Finding::doubt(span(word.len()), message).meaning(meant));
    }
    if let Some(why) = instead(word, NOTHING) {
        return Some(Finding::doubt(span(word.len()), format!("nothing reads this: {why}")));
    }
    // `data-click`, `data-onclick`
    let event = word.strip_prefix("on").unwrap_or(word);
    let is_action = key.is_none() && value.contains('@') && event::is_event(event);
    let message = format!("nothing reads this: there is no attribute `data-{word}`");
    is_action.then(|| Finding::doubt(span(word.len()), message).meaning(format!("on:{event}")))
}

/// Whether a value has a signal or an action in it, as far as can be told without reading it: `$a`, `@a(`.
fn has_mark(value: &str) -> bool {
    let has = |mark| {
        let mut pairs = value.as_bytes().windows(2);
        pairs.any(|two| matches!(two, [first, next] if *first == mark && (next.is_ascii_alphabetic() || *next == b'_')))
    };
    has(b'$') || has(b'@') && value.contains('(')
}

// A problem in the words of a file, with what one would paste.
fn worded(problem: &Problem, attribute: Option<Attribute>, text: &str, value: &str) -> Finding {
    let plain = Finding::error(problem.span, problem.code.text());
    let there = problem.span.of(text);
    match problem.code {
        Code::UnknownAttribute => plain.perhaps(problem.meant.map(|meant| {
            // `on:` stands for the key that is there behind a hyphen.
            let key = if meant.ends_with(':') { there.get(meant.len()..).unwrap_or("") } else { "" };
            format!("{meant}{key}")
        })),
        Code::UnknownModifier | Code::UnknownTag | Code::TagRequired => {
            attribute.and_then(|attribute| modifier::problem(attribute, text, problem)).unwrap_or(plain)
        }
        Code::KeyRequired => {
            Finding::error(problem.span, "the name of an event is needed behind `:`").meaning("data-on:click")
        }
        Code::KeyNotAllowed => {
            let key = there.trim_start_matches(':');
            let names = attribute.map(modifier::names).unwrap_or_default();
            let is_time = modifier::is_tag(key) && names.contains(&"duration");
            plain.perhaps(if is_time {
                Some(format!("__duration.{key}"))
            } else {
                names.contains(&key).then(|| format!("__{key}"))
            })
        }
        Code::SignalMark => {
            let bare = text.replace('$', "");
            let path = value.trim().trim_start_matches('$');
            let takes_value =
                attribute.is_some_and(|attribute| !text.contains('$') && attribute.value() == Value::Signal);
            plain.meaning(if takes_value { format!("{bare}=\"{path}\"") } else { bare })
        }
        _ => plain,
    }
}

// `__prop.innerHTML`: here, too, hyphens stand for what HTML loses.
fn property(name: &Name<'_>, written: &str, text: &str) -> Option<Finding> {
    let (_, behind) = written.split_once("__prop.")?;
    let property = behind.split(['.', '_']).next().filter(|_| name.has(ModifierKind::Prop))?;
    let start = text.find("__prop.")? + "__prop.".len();
    let span = Span::new(start as u32, (start + property.len()) as u32);
    let lower = span.of(text);
    let message = format!("HTML reads names in lower case: the property is `{lower}`");
    let meant = hyphenated(property);
    (lower != property).then(|| Finding::doubt(span, message).perhaps(meant))
}

// HTML reads the names of attributes in lower case.
fn case(name: &Name<'_>, written: &str, span: Span) -> Option<Finding> {
    let (key, written) = (name.key?, span.of(written));
    if key == written || event::is_event(key) {
        return None;
    }
    let hyphened = hyphenated(written);
    let [message, meant] = match name.attribute {
        Attribute::Attr => {
            let is_aria = key.starts_with("aria") && hyphened.is_some();
            let is_svg = matches!(
                written,
                "viewBox"
                    | "preserveAspectRatio"
                    | "gradientTransform"
                    | "gradientUnits"
                    | "patternUnits"
                    | "pathLength"
            );
            if !is_aria && !is_svg {
                return None;
            }
            let message =
                if is_svg { format!("; write data-attr=\"{{{written}: …}}\"") } else { String::new() };
            [format!("the attribute is `{key}`{message}"), if is_aria { hyphened? } else { String::new() }]
        }
        Attribute::Style => [format!("the property is `{key}`"), hyphened.unwrap_or_default()],
        Attribute::On | Attribute::Class => {
            let what = if name.attribute == Attribute::On { "event" } else { "class" };
            [
                format!("the {what} is `{key}`"),
                hyphened.map(|key| format!("{key}__case.camel")).unwrap_or_default(),
            ]
        }
        _ => [format!("the signal is `${}`", name.cased_key()?), hyphened.unwrap_or_default()],
    };
    let message = format!("HTML reads names in lower case: {message}");
    Some(Finding::doubt(span, message).perhaps((!meant.is_empty()).then_some(meant)))
}
