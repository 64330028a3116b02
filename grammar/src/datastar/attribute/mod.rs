//! The names of Datastar's attributes: `data-NAME[:KEY][__MODIFIER[.TAG…]…]`.
//!
//! Names that are none of ours are nobody's business. A modifier or tag that is not known is reported and left out; a key
//! or a value that is missing or too much makes the attribute unusable.

pub mod case;
pub mod modifier;
mod problem;
mod spelling;
mod table;

pub use case::Case;
pub use modifier::{Modifier, ModifierKind};
pub use problem::{Code, Problem};
pub use table::{Attribute, Requirement, Value};

use crate::span::Span;

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
    /// The modifier of a kind, where it is there.
    pub fn modifier(&self, kind: ModifierKind) -> Option<&Modifier<'a>> {
        self.modifiers.iter().find(|modifier| modifier.kind == kind)
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

/// Reads the name of an attribute, `data-` included; `has_value` says whether its value is not empty.
/// `None` where it is none of ours.
pub fn read(text: &str, has_value: bool) -> Option<Reading<'_>> {
    let rest = text.strip_prefix("data-")?;
    let mut parts = rest.split("__");
    let head = parts.next().unwrap_or("");
    let (word, key) = match head.split_once(':') {
        Some((word, key)) => (word, Some(key)),
        None => (head, None),
    };
    let start = (text.len() - rest.len()) as u32;
    let word_span = Span::new(start, start + word.len() as u32);
    let whole = Span::new(0, text.len() as u32);

    let Some(attribute) = Attribute::named(word) else {
        let meant = spelling::meant(word, key.is_some() || head.len() < rest.len())?;
        let problem = Problem { span: word_span, code: Code::UnknownAttribute, meant: Some(meant) };
        return Some(Reading { name: None, problems: vec![problem] });
    };

    let mut problems = Vec::new();
    let has_key = key.is_some_and(|key| !key.is_empty());
    let unusable = match attribute.requirement() {
        Requirement { key: table::Need::Denied, .. } if has_key => Some(Code::KeyNotAllowed),
        Requirement { key: table::Need::Must, .. } if !has_key => Some(Code::KeyRequired),
        Requirement { value: table::Need::Must, .. } if !has_value => Some(Code::ValueRequired),
        Requirement { key: table::Need::Either, .. } if has_key && has_value => Some(Code::KeyAndValue),
        Requirement { key: table::Need::Either, .. } if !has_key && !has_value => {
            Some(Code::KeyOrValueRequired)
        }
        Requirement { value: table::Need::Denied, .. } if has_value => {
            problems.push(Problem { span: whole, code: Code::ValueUnused, meant: None });
            None
        }
        _ => None,
    };
    if let Some(code) = unusable {
        let span = if code == Code::KeyNotAllowed {
            Span::new(word_span.end, start + head.len() as u32)
        } else {
            whole
        };
        problems.push(Problem { span, code, meant: None });
    }

    let mut modifiers = Vec::new();
    let mut at = start + head.len() as u32;
    for part in parts {
        at += 2;
        if let Some(modifier) = modifier::read(attribute, part, at, &mut problems) {
            modifiers.push(modifier);
        }
        at += part.len() as u32;
    }
    let name = Name { attribute, key: key.filter(|key| !key.is_empty()), modifiers };
    Some(Reading { name: unusable.is_none().then_some(name), problems })
}
