//! `__debounce_500ms`: modifiers and tags that there are not.

use super::super::attribute::modifier::milliseconds;
use super::super::attribute::{Attribute, Code, ModifierKind, Name, Problem};
use super::spelling::instead;
use super::{Finding, key};
use crate::diagnostic::nearest;
use crate::span::Span;

/// What others call them, or write in one word.
const ELSEWHERE: &[(&str, &str)] = &[
    ("preventdefault", "prevent"),
    ("prevent-default", "prevent"),
    ("stoppropagation", "stop"),
    ("stop-propagation", "stop"),
    ("away", "outside"),
    ("view-transition", "viewtransition"),
    ("if-missing", "ifmissing"),
    ("interval", "duration"),
    ("visible", "full"),
    ("doc", "document"),
    ("win", "window"),
    ("wait", "delay"),
];

/// Tags of others.
const TAGS: &[(&str, &str)] =
    &[("notrail", "notrailing"), ("trail", "trailing"), ("lead", "leading"), ("nolead", "noleading")];

/// The modifiers of an attribute.
pub(super) fn names(attribute: Attribute) -> Vec<&'static str> {
    ModifierKind::ALL.iter().filter(|kind| attribute.allows(**kind)).map(|kind| kind.name()).collect()
}

/// Is it a tag of some modifier: a time, or one of the words?
pub(super) fn is_tag(part: &str) -> bool {
    milliseconds(part).is_some() || matches!(part, "leading" | "notrailing" | "noleading" | "trailing")
}

/// A problem of a modifier, said with what there is.
pub(super) fn problem(attribute: Attribute, text: &str, problem: &Problem) -> Option<Finding> {
    let word = problem.span.of(text);
    let before = text.get(..problem.span.start as usize).unwrap_or("");
    // The modifier that a tag belongs to.
    let around = before.rsplit("__").next().and_then(|modifier| modifier.split('.').next()).unwrap_or("");
    Some(match problem.code {
        Code::UnknownModifier => unknown(attribute, text, problem, word),
        Code::TagRequired => {
            let tag = match ModifierKind::named(word)? {
                ModifierKind::Prop => ".checked",
                ModifierKind::Event => ".input",
                ModifierKind::Threshold => ".50",
                ModifierKind::Case => ".kebab",
                _ => ".500ms",
            };
            Finding::error(problem.span, format!("this modifier needs a tag, such as `{tag}`"))
        }
        Code::UnknownTag => {
            let kind = ModifierKind::named(around)?;
            let words: Vec<_> = kind.words().collect();
            let takes = match (kind, words.is_empty()) {
                (ModifierKind::Threshold, _) => "takes a percentage, such as `.50`".to_owned(),
                (ModifierKind::Delay, _) => "takes a time, such as `.500ms` or `.1s`".to_owned(),
                (ModifierKind::Case, _) => format!("takes one of .{}", words.join(", .")),
                (_, true) => "takes no tag".to_owned(),
                _ => format!("takes a time, such as `.500ms` or `.1s`, and .{}", words.join(", .")),
            };
            let anyway = match (kind, word) {
                (ModifierKind::Throttle, "leading") => {
                    Some("`__throttle` leads unless `.noleading` says otherwise")
                }
                (ModifierKind::Debounce, "trailing") => {
                    Some("`__debounce` trails unless `.notrailing` says otherwise")
                }
                _ => None,
            };
            if let Some(anyway) = anyway {
                return Some(Finding::error(problem.span, anyway));
            }
            let meant = instead(word, TAGS)
                .filter(|meant| words.contains(meant))
                .or_else(|| nearest(word, &mut words.into_iter()));
            Finding::error(problem.span, format!("there is no tag `{word}`: `__{around}` {takes}"))
                .perhaps(meant)
        }
        _ => return None,
    })
}

fn unknown(attribute: Attribute, text: &str, problem: &Problem, word: &str) -> Finding {
    let names = names(attribute);
    let list = match names.is_empty() {
        true => "; it has none".to_owned(),
        false => format!("; there are __{}", names.join(", __")),
    };
    // What stands behind the name belongs to it, where the name of the modifier is cut off too early.
    let from = problem.span.start as usize;
    let whole = text.get(from..).unwrap_or("").split("__").next().unwrap_or("");
    let span = Span::new(problem.span.start, problem.span.start + whole.len() as u32);
    let found = Finding::error(problem.span, format!("this attribute has no modifier `{word}`"));
    let is_time = milliseconds(word).is_some();
    if is_time && names.contains(&"duration") {
        return found.meaning(format!("duration.{word}"));
    }
    if is_time && names.contains(&"delay") {
        let message = format!(
            "a time belongs to a modifier: `__delay.{word}`, `__debounce.{word}`, `__throttle.{word}`"
        );
        return Finding::error(problem.span, message);
    }
    if let Some(meant) = instead(word, ELSEWHERE).filter(|meant| names.contains(meant)) {
        return found.meaning(meant);
    }
    // `debounce_500ms`, `debounce:500ms`, `debounce500ms`
    let letters = whole.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, rest) = whole.split_at(letters);
    let tags = rest.trim_start_matches(['_', ':', '-', '=', '.']).replace(['_', ':', '-'], ".");
    if names.contains(&name) && !tags.is_empty() && tags.split('.').all(is_tag) {
        let message = "the tags of a modifier stand behind a dot";
        return Finding::error(span, message).meaning(format!("{name}.{tags}"));
    }
    if let Some(told) = key::told(word).filter(|_| attribute == Attribute::On) {
        return Finding::error(problem.span, format!("this attribute has no modifier `{word}`; {told}"));
    }
    match problem.meant.or_else(|| nearest(word, &mut names.into_iter())) {
        Some(meant) => found.meaning(meant),
        None => Finding { message: found.message + &list, ..found },
    }
}

/// Tags of which only the first counts: `.0.5s` is no half second.
pub(super) fn repeated(name: &Name<'_>, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for modifier in &name.modifiers {
        let at = modifier.text.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(at as u32, (at + modifier.text.len()) as u32);
        let is_number = |tag: &&str| match modifier.kind {
            ModifierKind::Threshold => tag.bytes().all(|byte| byte.is_ascii_digit()),
            ModifierKind::Prop | ModifierKind::Event => false,
            _ => milliseconds(tag).is_some(),
        };
        let numbers: Vec<&str> = modifier.tags().filter(is_number).collect();
        let [whole, fraction] = numbers[..] else { continue };
        let written = format!("{whole}.{fraction}");
        let (message, meant) = if modifier.kind == ModifierKind::Threshold {
            let part = written.parse::<f64>().ok().filter(|part| *part <= 1.0);
            ("this takes one percentage, from 0 to 100", part.map(|part| (part * 100.0).to_string()))
        } else {
            let seconds = written.strip_suffix('s').filter(|number| !number.ends_with('m'));
            let time = seconds.and_then(|number| number.parse::<f64>().ok());
            (
                "this takes one time; parts of a second are milliseconds",
                time.map(|time| format!("{}ms", time * 1000.0)),
            )
        };
        let meant = meant.map(|meant| modifier.text.replacen(&written, &meant, 1));
        found.push(Finding::error(span, message).perhaps(meant));
    }
    found
}
