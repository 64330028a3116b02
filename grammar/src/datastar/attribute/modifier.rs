//! `__debounce.500ms.leading`: what stands behind `__`.

use super::problem::{Code, Problem};
use super::spelling;
use super::table::Attribute;
use crate::span::Span;
use crate::words::{Words, cut};

/// A modifier with its tags.
#[derive(Clone, Debug, PartialEq)]
pub struct Modifier<'a> {
    /// Which one it is.
    pub kind: ModifierKind,
    /// As it is written: its name and its tags, with dots between them.
    pub text: &'a str,
}

impl<'a> Modifier<'a> {
    /// Its tags, in their order.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut rest = cut(self.text, ".").1;
        std::iter::from_fn(move || {
            let (tag, others) = cut(rest?, ".");
            rest = others;
            Some(tag)
        })
        .filter(|tag| !tag.is_empty())
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
#[inline(never)]
pub fn milliseconds(tag: &str) -> Option<u32> {
    let mut number: u32 = 0;
    let length = tag.bytes().take_while(u8::is_ascii_digit).count();
    for digit in tag.bytes().take(length) {
        number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
    }
    match tag.get(length..)? {
        _ if length == 0 => None,
        "" | "ms" => Some(number),
        "s" => Some(number.saturating_mul(1000)),
        _ => None,
    }
}

/// What may stand behind a modifier's name.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Tags {
    /// Nothing.
    None,
    /// A time.
    Time,
    /// A time, and how it is meant.
    Debounce,
    /// A time, and how it is meant.
    Throttle,
    /// A time, and whether it begins at once.
    Duration,
    /// The names of cases.
    Cases,
    /// A percentage.
    Percentage,
    /// Any names.
    Names,
}

impl Tags {
    /// The words among them.
    fn words(self) -> Words {
        Words(match self {
            Self::Debounce => "leading\nnotrailing\n",
            Self::Throttle => "noleading\ntrailing\n",
            Self::Duration => "leading\n",
            Self::Cases => "camel\nkebab\nsnake\npascal\n",
            _ => "",
        })
    }

    /// Is this one of them?
    fn has(self, tag: &str) -> bool {
        match self {
            Self::Names => true,
            Self::Percentage => tag.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Time | Self::Debounce | Self::Throttle | Self::Duration if milliseconds(tag).is_some() => {
                true
            }
            _ => self.words().place(tag).is_some(),
        }
    }
}

macro_rules! modifiers {
    ($($(#[$doc:meta])* $kind:ident $name:literal $tags:ident,)+) => {
        /// A modifier.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum ModifierKind {
            $($(#[$doc])* $kind,)+
        }

        #[cfg(not(target_family = "wasm"))]
        impl ModifierKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];
        }

        /// In the order of the table.
        const NAMES: Words = Words(concat!($($name, "\n",)+));
        const KINDS: &[(ModifierKind, Tags)] = &[$((ModifierKind::$kind, Tags::$tags),)+];
    };
}

modifiers! {
    /// How the key is written.
    Case "case" Cases,
    /// Leaves alone what is there.
    IfMissing "ifmissing" None,
    /// Only the first time.
    Once "once" None,
    /// Never prevents the default.
    Passive "passive" None,
    /// On the way down.
    Capture "capture" None,
    /// Later.
    Delay "delay" Time,
    /// When nothing has come for a while.
    Debounce "debounce" Debounce,
    /// At most once in a while.
    Throttle "throttle" Throttle,
    /// In a view transition.
    ViewTransition "viewtransition" None,
    /// Listens on the window.
    Window "window" None,
    /// Listens on the document.
    Document "document" None,
    /// Only events from outside of the element.
    Outside "outside" None,
    /// Prevents the default.
    Prevent "prevent" None,
    /// Stops the event's way.
    Stop "stop" None,
    /// When it leaves.
    Exit "exit" None,
    /// When half of it is seen.
    Half "half" None,
    /// When all of it is seen.
    Full "full" None,
    /// When so much of it is seen, in percent.
    Threshold "threshold" Percentage,
    /// How often.
    Duration "duration" Duration,
    /// On one line.
    Terse "terse" None,
    /// Not what is in it.
    OnlySelf "self" None,
    /// The property that is bound.
    Prop "prop" Names,
    /// The events after which it is read.
    Event "event" Names,
    /// In the storage of the session.
    Session "session" None,
    /// With an entry in the history.
    History "history" None,
    /// Without what is empty.
    Filter "filter" None,
    /// In motion.
    Smooth "smooth" None,
    /// At once.
    Instant "instant" None,
    /// As the style says.
    Auto "auto" None,
    /// To the left.
    HStart "hstart" None,
    /// To the middle.
    HCenter "hcenter" None,
    /// To the right.
    HEnd "hend" None,
    /// As near as possible.
    HNearest "hnearest" None,
    /// To the top.
    VStart "vstart" None,
    /// To the middle.
    VCenter "vcenter" None,
    /// To the bottom.
    VEnd "vend" None,
    /// As near as possible.
    VNearest "vnearest" None,
    /// With the focus.
    Focus "focus" None,
}

impl ModifierKind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        NAMES.at(self as usize)
    }

    /// The modifier with this name.
    #[cfg(not(target_family = "wasm"))]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.get(NAMES.place(name)?).copied()
    }

    /// The words among its tags.
    #[cfg(not(target_family = "wasm"))]
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        KINDS.get(self as usize).map_or(Words(""), |(_, tags)| tags.words())
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
    let (name, mut tags) = cut(text, ".");
    let span = Span::new(start, start + name.len() as u32);
    let allowed = |place: usize| KINDS.get(place).filter(|(kind, _)| attribute.allows(*kind)).copied();
    let Some((kind, known)) = NAMES.place(name).and_then(allowed) else {
        let meant = spelling::nearest(name, NAMES, &|place| allowed(place).is_some());
        problems.push(Problem { span, code: Code::UnknownModifier, meant });
        return None;
    };
    if known != Tags::None && tags.is_none_or(str::is_empty) {
        problems.push(Problem { span, code: Code::TagRequired, meant: None });
    }
    let mut at = span.end;
    while let Some(rest) = tags {
        let (tag, others) = cut(rest, ".");
        let span = Span::new(at + 1, at + 1 + tag.len() as u32);
        if !tag.is_empty() && !known.has(tag) {
            let meant = spelling::nearest(tag, known.words(), &|_| true);
            problems.push(Problem { span, code: Code::UnknownTag, meant });
        }
        at = span.end;
        tags = others;
    }
    Some(Modifier { kind, text })
}
