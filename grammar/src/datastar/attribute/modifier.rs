//! `__debounce.500ms.leading`: what stands behind `__`.

use super::case::Case;
use super::problem::{Code, Problem};
use super::spelling;
use super::table::Attribute;
use crate::span::Span;

/// A modifier with its tags.
#[derive(Clone, Debug, PartialEq)]
pub struct Modifier<'a> {
    /// Which one it is.
    pub kind: ModifierKind,
    /// What stands behind its name, the dots between them included.
    text: &'a str,
}

impl<'a> Modifier<'a> {
    /// Its tags, in their order.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text.split('.').filter(|tag| !tag.is_empty())
    }

    /// Has it this tag?
    pub fn has(&self, tag: &str) -> bool {
        self.tags().any(|other| other == tag)
    }

    /// The time among its tags, in milliseconds.
    pub fn milliseconds(&self) -> Option<u32> {
        self.tags().find_map(milliseconds)
    }
}

/// A time: `500ms`, `1s`, or a number of milliseconds.
pub fn milliseconds(tag: &str) -> Option<u32> {
    let (digits, unit) = match tag.strip_suffix("ms") {
        Some(digits) => (digits, 1),
        None => match tag.strip_suffix('s') {
            Some(digits) => (digits, 1000),
            None => (tag, 1),
        },
    };
    let mut number: u32 = 0;
    for digit in digits.chars() {
        number = number.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
    }
    if digits.is_empty() { None } else { number.checked_mul(unit) }
}

/// What may stand behind a modifier's name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    /// Nothing.
    None,
    /// A time and these words.
    Time(&'static [&'static str]),
    /// The names of cases.
    Cases,
    /// A percentage.
    Percentage,
    /// Any names.
    Names,
}

macro_rules! modifiers {
    ($($(#[$doc:meta])* $kind:ident $name:literal $tags:expr,)+) => {
        /// A modifier.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum ModifierKind {
            $($(#[$doc])* $kind,)+
        }

        const TABLE: &[(ModifierKind, &str, Tags)] = &[$((ModifierKind::$kind, $name, $tags),)+];
    };
}

modifiers! {
    /// How the key is written.
    Case "case" Tags::Cases,
    /// Leaves alone what is there.
    IfMissing "ifmissing" Tags::None,
    /// Only the first time.
    Once "once" Tags::None,
    /// Never prevents the default.
    Passive "passive" Tags::None,
    /// On the way down.
    Capture "capture" Tags::None,
    /// Later.
    Delay "delay" Tags::Time(&[]),
    /// When nothing has come for a while.
    Debounce "debounce" Tags::Time(&["leading", "notrailing"]),
    /// At most once in a while.
    Throttle "throttle" Tags::Time(&["noleading", "trailing"]),
    /// In a view transition.
    ViewTransition "viewtransition" Tags::None,
    /// Listens on the window.
    Window "window" Tags::None,
    /// Listens on the document.
    Document "document" Tags::None,
    /// Only events from outside of the element.
    Outside "outside" Tags::None,
    /// Prevents the default.
    Prevent "prevent" Tags::None,
    /// Stops the event's way.
    Stop "stop" Tags::None,
    /// When it leaves.
    Exit "exit" Tags::None,
    /// When half of it is seen.
    Half "half" Tags::None,
    /// When all of it is seen.
    Full "full" Tags::None,
    /// When so much of it is seen, in percent.
    Threshold "threshold" Tags::Percentage,
    /// How often.
    Duration "duration" Tags::Time(&["leading"]),
    /// On one line.
    Terse "terse" Tags::None,
    /// Not what is in it.
    OnlySelf "self" Tags::None,
    /// The property that is bound.
    Prop "prop" Tags::Names,
    /// The events after which it is read.
    Event "event" Tags::Names,
    /// In the storage of the session.
    Session "session" Tags::None,
    /// With an entry in the history.
    History "history" Tags::None,
    /// Without what is empty.
    Filter "filter" Tags::None,
    /// In motion.
    Smooth "smooth" Tags::None,
    /// At once.
    Instant "instant" Tags::None,
    /// As the style says.
    Auto "auto" Tags::None,
    /// To the left.
    HStart "hstart" Tags::None,
    /// To the middle.
    HCenter "hcenter" Tags::None,
    /// To the right.
    HEnd "hend" Tags::None,
    /// As near as possible.
    HNearest "hnearest" Tags::None,
    /// To the top.
    VStart "vstart" Tags::None,
    /// To the middle.
    VCenter "vcenter" Tags::None,
    /// To the bottom.
    VEnd "vend" Tags::None,
    /// As near as possible.
    VNearest "vnearest" Tags::None,
    /// With the focus.
    Focus "focus" Tags::None,
}

impl ModifierKind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        TABLE.get(self as usize).map_or("", |row| row.1)
    }

    /// Its place in a set of modifiers.
    pub(super) const fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// Reads what stands behind `__`; `start` is its place in the attribute's name.
pub(super) fn read<'a>(
    attribute: Attribute,
    text: &'a str,
    start: u32,
    problems: &mut Vec<Problem>,
) -> Option<Modifier<'a>> {
    let (name, tags) = text.split_once('.').unwrap_or((text, ""));
    let span = Span::new(start, start + name.len() as u32);
    let Some((kind, _, allowed)) = TABLE.iter().find(|row| row.1 == name && attribute.allows(row.0)) else {
        let others = TABLE.iter().filter(|row| attribute.allows(row.0)).map(|row| row.1);
        problems.push(Problem { span, code: Code::UnknownModifier, meant: spelling::nearest(name, others) });
        return None;
    };
    let mut at = span.end;
    let mut seen = false;
    for tag in tags.split('.') {
        let here = Span::new(at + 1, at + 1 + tag.len() as u32);
        at = here.end;
        if tag.is_empty() {
            continue;
        }
        let words: &[&'static str] = match allowed {
            Tags::Time(words) => words,
            Tags::Cases => &["camel", "kebab", "snake", "pascal"],
            _ => &[],
        };
        let known = match allowed {
            Tags::None => false,
            Tags::Names => true,
            Tags::Cases => Case::named(tag).is_some(),
            Tags::Percentage => tag.bytes().all(|byte| byte.is_ascii_digit()),
            Tags::Time(_) => milliseconds(tag).is_some() || words.contains(&tag),
        };
        seen |= known;
        if !known {
            let meant = spelling::nearest(tag, words.iter().copied());
            problems.push(Problem { span: here, code: Code::UnknownTag, meant });
        }
    }
    if !seen && *allowed != Tags::None && tags.is_empty() {
        problems.push(Problem { span, code: Code::TagRequired, meant: None });
    }
    Some(Modifier { kind: *kind, text: tags })
}
