//! The names of Datastar's attributes: `data-NAME[:KEY][__MODIFIER[.TAG…]…]`.
//!
//! Names that are none of ours are nobody's business. A modifier or tag that is not known is reported and left out; a key
//! or a value that is missing or too much makes the attribute unusable.

pub mod case;
pub mod modifier;
mod problem;
pub(crate) mod spelling;
mod table;

pub use case::Case;
pub use modifier::{Modifier, ModifierKind};
pub use problem::{Code, Problem};
pub use table::{Attribute, Value};

use crate::span::Span;
use crate::words::{cut, has};
use table::Need;

/// As many are told of one name: each is shown with its place, which no long name is to pay for again and again.
const MOST_PROBLEMS: usize = 10;

/// The name of an attribute, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Name<'a> {
    /// Which one it is.
    pub attribute: Attribute,
    /// What stands behind the colon, as written.
    pub key: Option<&'a str>,
    /// Those that are known, in their order.
    pub modifiers: Vec<Modifier<'a>>,
}

/// What a name turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<'a> {
    /// Nothing where the attribute cannot be used.
    pub name: Option<Name<'a>>,
    /// What is wrong with it; spans lie in the name.
    pub problems: Vec<Problem>,
}

impl<'a> Name<'a> {
    /// The modifier of a kind, where it is there: the last one.
    pub fn modifier(&self, kind: ModifierKind) -> Option<&Modifier<'a>> {
        self.modifiers.iter().rfind(|modifier| modifier.kind == kind)
    }

    /// Is this modifier there?
    pub fn has(&self, kind: ModifierKind) -> bool {
        self.modifier(kind).is_some()
    }

    /// The key in the case that `__case` asks for, else in that of the attribute.
    pub fn cased_key(&self) -> Option<String> {
        let mut key = self.key?.to_owned();
        match self.modifier(ModifierKind::Case) {
            Some(modifier) => modifier.tags().filter_map(Case::named).for_each(|case| key = case.of(&key)),
            None => key = self.attribute.case().of(&key),
        }
        Some(key)
    }
}

/// Reads the name of an attribute, `data-` included, whose value is this; of the value it counts whether it is there, and
/// whether it has a `$` or an `@`, which others than ours hardly have. `None` where it is none of ours.
pub fn read<'a>(text: &'a str, value: &str) -> Option<Reading<'a>> {
    let is_ours = has(value.as_bytes(), b'$') || has(value.as_bytes(), b'@');
    let rest = text.strip_prefix("data-")?;
    let (head, mut more) = cut(rest, "__");
    let (word, key) = cut(head, ":");
    let start = (text.len() - rest.len()) as u32;
    let word_end = start + word.len() as u32;
    let mut at = start + head.len() as u32;

    let Some(attribute) = Attribute::named(word) else {
        let meant = spelling::meant(word, key.is_some() || more.is_some(), is_ours)?;
        let span = Span::new(start, word_end);
        let problem = Problem { span, code: Code::UnknownAttribute, meant: Some(meant) };
        return Some(Reading { name: None, problems: vec![problem] });
    };

    let key = key.filter(|key| !key.is_empty());
    let code = match (attribute.requirement(), key.is_some(), !value.is_empty()) {
        ((Need::Denied, _), true, _) => Some(Code::KeyNotAllowed),
        ((Need::Must, _), false, _) => Some(Code::KeyRequired),
        ((_, Need::Must), _, false) => Some(Code::ValueRequired),
        ((Need::Either, _), true, true) => Some(Code::KeyAndValue),
        ((Need::Either, _), false, false) => Some(Code::KeyOrValueRequired),
        ((_, Need::Denied), _, true) => Some(Code::ValueUnused),
        _ if attribute.value() == Value::Signal && is_ours => Some(Code::SignalMark),
        _ if attribute.case() == Case::Camel && key.is_some_and(|key| has(key.as_bytes(), b'$')) => {
            Some(Code::SignalMark)
        }
        _ => None,
    };
    let mut problems = Vec::new();
    if let Some(code) = code {
        let key = Span::new(word_end, at);
        let span = if code == Code::KeyNotAllowed { key } else { Span::new(0, text.len() as u32) };
        problems.push(Problem { span, code, meant: None });
    }

    let mut modifiers = Vec::new();
    while let Some(others) = more {
        let (part, behind) = cut(others, "__");
        modifiers.extend(modifier::read(attribute, part, at + 2, &mut problems));
        at += 2 + part.len() as u32;
        more = behind;
    }
    problems.truncate(MOST_PROBLEMS);
    let usable = code.is_none_or(|code| code == Code::ValueUnused);
    Some(Reading { name: usable.then_some(Name { attribute, key, modifiers }), problems })
}
