//! The events of Datastar in the text of an event stream: their names, and the keys of their data.

use super::super::expression::{Arena, parse};
use super::Finding;
use super::spelling::{instead, nearest};
use crate::span::Span;

const ELEMENTS: &str = "datastar-patch-elements";
const SIGNALS: &str = "datastar-patch-signals";
const EVENTS: &[&str] = &[ELEMENTS, SIGNALS];

/// The events of older versions.
const OLDER: &[(&str, &str)] = &[
    ("datastar-merge-fragments", ELEMENTS),
    ("datastar-remove-fragments", ELEMENTS),
    ("datastar-fragment", ELEMENTS),
    ("datastar-merge-signals", SIGNALS),
    ("datastar-remove-signals", SIGNALS),
    ("datastar-signal", SIGNALS),
    ("datastar-execute-script", ELEMENTS),
];

const KEYS_OF_ELEMENTS: &[&str] =
    &["elements", "selector", "mode", "namespace", "useViewTransition", "viewTransitionSelector"];
const KEYS_OF_SIGNALS: &[&str] = &["signals", "onlyIfMissing"];

/// Keys of older versions.
const OLDER_KEYS: &[(&str, &str)] = &[
    ("fragments", "elements"),
    ("fragment", "elements"),
    ("merge", "mode"),
    ("mergeMode", "mode"),
    ("store", "signals"),
    ("paths", "signals"),
];

const MODES: &[&str] = &["outer", "inner", "replace", "prepend", "append", "before", "after", "remove"];
/// Modes of older versions.
const OLDER_MODES: &[(&str, &str)] = &[
    ("morph", "outer"),
    ("outerHTML", "outer"),
    ("innerHTML", "inner"),
    ("upsertAttributes", "outer"),
    ("delete", "remove"),
];
const NAMESPACES: &[&str] = &["html", "svg", "mathml"];
const FLAGS: &[&str] = &["true", "false"];

/// What is wrong with the events of Datastar in the text of an event stream; `is_hidden` says of a comment whether it sends
/// something that does not stand there as a line.
pub fn stream(text: &str, is_hidden: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut event = Event::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let span = |from: usize, to: usize| Span::new((at + from) as u32, (at + to) as u32);
        if content.is_empty() {
            event.judge(&mut found);
            event = Event::default();
        } else if let Some(comment) = content.strip_prefix(':') {
            event.is_hidden |= is_hidden(comment);
        } else {
            let (field, value) = content.split_once(':').unwrap_or((content, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            let start = content.len() - value.len();
            match field {
                "event" => event.name = Some((value, span(start, content.len()))),
                "data" => {
                    let (key, rest) = value.split_once(' ').unwrap_or((value, ""));
                    let line = Line {
                        key,
                        at: span(start, start + key.len()),
                        value: rest,
                        value_at: span(content.len() - rest.len(), content.len()),
                    };
                    event.lines.push(line);
                }
                _ => {}
            }
        }
        at += line.len();
    }
    event.judge(&mut found);
    found
}

/// A line of data.
struct Line<'a> {
    key: &'a str,
    at: Span,
    value: &'a str,
    value_at: Span,
}

#[derive(Default)]
struct Event<'a> {
    name: Option<(&'a str, Span)>,
    lines: Vec<Line<'a>>,
    is_hidden: bool,
}

impl Event<'_> {
    fn judge(&self, out: &mut Vec<Finding>) {
        let Some((name, span)) = self.name else { return };
        match name {
            ELEMENTS => {
                self.keys(KEYS_OF_ELEMENTS, out);
                self.elements(span, out);
            }
            SIGNALS => {
                self.keys(KEYS_OF_SIGNALS, out);
                self.signals(span, out);
            }
            _ if name.starts_with("datastar") => {
                let older = instead(name, OLDER);
                let meant = older.or_else(|| nearest(name, EVENTS));
                let why = match name {
                    "datastar-execute-script" => "; a script among elements runs",
                    _ if older.is_some() => "; it is of an older version",
                    _ => "",
                };
                let message = format!("there is no event \"{name}\"{why}");
                out.extend(meant.map(|meant| Finding::error(span, message).meaning(meant)));
            }
            _ => {}
        }
    }

    fn keys(&self, keys: &'static [&'static str], out: &mut Vec<Finding>) {
        for line in self.lines.iter().filter(|line| !keys.contains(&line.key) && is_plain(line.key)) {
            let first = keys.first().copied().unwrap_or("");
            let is_content = !line.key.starts_with(|first: char| first.is_ascii_alphabetic());
            out.push(if is_content {
                let whole = line.at.to(line.value_at);
                let meant = (!line.key.is_empty()).then(|| format!("{first} {} {}", line.key, line.value));
                Finding::error(whole, format!("a line of data begins with a key, such as `{first}`"))
                    .perhaps(meant.map(|meant| meant.trim_end().to_owned()))
            } else {
                Finding::unknown(line.at, "key", line.key, keys, OLDER_KEYS)
            });
        }
        for line in self.lines.iter().filter(|line| is_plain(line.value)) {
            let words = match line.key {
                "mode" => MODES,
                "namespace" => NAMESPACES,
                "useViewTransition" | "onlyIfMissing" => FLAGS,
                _ => continue,
            };
            if keys.contains(&line.key) && !words.contains(&line.value.trim()) {
                out.push(Finding::unknown(line.value_at, line.key, line.value, words, OLDER_MODES));
            }
        }
    }

    fn all(&self, key: &str) -> Vec<&Line<'_>> {
        self.lines.iter().filter(|line| line.key == key).collect()
    }

    fn elements(&self, span: Span, out: &mut Vec<Finding>) {
        let has_selector = self.is_hidden || !self.all("selector").is_empty();
        let mode = self.all("mode").first().map_or("outer", |line| line.value.trim());
        // A misspelt key is said already.
        let has_others = self.lines.iter().any(|line| !KEYS_OF_ELEMENTS.contains(&line.key));
        if has_selector || has_others || !is_plain(mode) {
            return;
        }
        if MODES.contains(&mode) && mode != "outer" && mode != "replace" {
            out.push(Finding::error(
                span,
                format!("the mode `{mode}` needs a selector: `data: selector #id`"),
            ));
        } else if self.all("elements").is_empty() {
            out.push(Finding::error(span, "there are no elements: no line begins with `data: elements `"));
        }
    }

    fn signals(&self, span: Span, out: &mut Vec<Finding>) {
        if self.is_hidden {
            return;
        }
        match self.all("signals")[..] {
            [] if self.lines.iter().all(|line| KEYS_OF_SIGNALS.contains(&line.key)) => {
                out.push(Finding::error(span, "there are no signals: no line begins with `data: signals `"));
            }
            [line] if is_plain(line.value) && !is_object(line.value) => {
                let message = "these are no signals: JSON, or an object of JavaScript";
                out.push(Finding::error(line.value_at, message));
            }
            _ => {}
        }
    }
}

/// Whether a text is sent as it stands, without values that are put into it.
fn is_plain(text: &str) -> bool {
    !text.contains("{{")
}

fn is_object(text: &str) -> bool {
    text.trim().starts_with('{') && parse(&Arena::new(), &format!("({text}\n)")).is_ok()
}
