//! Every attribute: what it requires, what its value holds, and the modifiers it allows.

use super::case;
use super::modifier::ModifierKind::{self, *};
use crate::words::Words;

/// Whether a part may or has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It has to.
    Must,
    /// It may.
    May,
    /// It must not.
    Denied,
    /// Either the key or the value.
    Either,
}

/// What the value of an attribute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// An expression.
    Expression,
    /// The path of a signal, without the `$`.
    Signal,
    /// An object with `include` and `exclude`.
    Filter,
    /// Names with spaces between them.
    Names,
    /// Nothing.
    None,
}

const fn set(kinds: &[ModifierKind]) -> u64 {
    let mut bits = 0;
    let mut at = 0;
    while at < kinds.len() {
        bits |= kinds[at].bit();
        at += 1;
    }
    bits
}

const TIMING: u64 = set(&[Delay, Debounce, Throttle]);

struct Row {
    key: Need,
    value: Need,
    holds: Value,
    modifiers: u64,
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $kind:ident $name:literal $key:ident $value:ident $holds:ident $modifiers:expr,)+) => {
        /// An attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Attribute {
            $($(#[$doc])* $kind,)+
        }

        impl Attribute {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];
        }

        /// In the order of the table.
        pub(super) const NAMES: Words = Words(concat!($($name, "\n",)+));

        const TABLE: &[Row] = &[$(Row {
            key: Need::$key,
            value: Need::$value,
            holds: Value::$holds,
            modifiers: $modifiers,
        },)+];
    };
}

attributes! {
    /// Sets attributes.
    Attr "attr" May Must Expression 0,
    /// Ties a signal to an input, in both directions.
    Bind "bind" Either Either Signal set(&[Case, Prop, Event]),
    /// Toggles classes.
    Class "class" May Must Expression set(&[Case]),
    /// Derives a signal.
    Computed "computed" May Must Expression set(&[Case]),
    /// Says what is wrong with an input.
    CustomValidity "custom-validity" Denied Must Expression 0,
    /// Runs when its signals change.
    Effect "effect" Denied Must Expression 0,
    /// Leaves the subtree alone.
    Ignore "ignore" Denied Denied None set(&[OnlySelf]),
    /// Is not morphed.
    IgnoreMorph "ignore-morph" Denied Denied None 0,
    /// A signal that is true while a request runs.
    Indicator "indicator" Either Either Signal set(&[Case]),
    /// Runs when the element arrives.
    Init "init" Denied Must Expression set(&[Delay, ViewTransition]),
    /// Shows the store.
    JsonSignals "json-signals" Denied May Filter set(&[Terse]),
    /// Listens to an event.
    On "on" Must Must Expression
        TIMING | set(&[Once, Passive, Capture, Case, ViewTransition, Window, Document, Outside, Prevent, Stop]),
    /// Runs when the element is seen.
    OnIntersect "on-intersect" Denied Must Expression
        TIMING | set(&[Once, Exit, Half, Full, Threshold, ViewTransition]),
    /// Runs again and again.
    OnInterval "on-interval" Denied Must Expression set(&[Duration, ViewTransition]),
    /// Runs with every frame.
    OnRaf "on-raf" Denied Must Expression set(&[Throttle]),
    /// Runs when the element's size changes.
    OnResize "on-resize" Denied Must Expression set(&[Debounce, Throttle]),
    /// Runs when signals were patched.
    OnSignalPatch "on-signal-patch" Denied Must Expression TIMING,
    /// Which of them.
    OnSignalPatchFilter "on-signal-patch-filter" Denied Must Filter 0,
    /// Keeps signals in the browser's storage.
    Persist "persist" May May Filter set(&[Session]),
    /// Attributes that a morph does not touch.
    PreserveAttr "preserve-attr" Denied Must Names 0,
    /// Keeps signals in the query of the page's address.
    QueryString "query-string" Denied May Filter set(&[Filter, History]),
    /// A signal that holds the element.
    Ref "ref" Either Either Signal set(&[Case]),
    /// Replaces the page's address.
    ReplaceUrl "replace-url" Denied Must Expression 0,
    /// Scrolls to the element when it arrives.
    ScrollIntoView "scroll-into-view" Denied Denied None
        set(&[Smooth, Instant, Auto, HStart, HCenter, HEnd, HNearest, VStart, VCenter, VEnd, VNearest, Focus]),
    /// Hides the element while falsy.
    Show "show" Denied Must Expression 0,
    /// Defines signals.
    Signals "signals" May May Expression set(&[Case, IfMissing]),
    /// Sets inline styles.
    Style "style" May Must Expression 0,
    /// Sets the text.
    Text "text" Denied Must Expression 0,
    /// Names the element in view transitions.
    ViewTransition "view-transition" Denied Must Expression 0,
}

impl Attribute {
    fn row(self) -> Option<&'static Row> {
        TABLE.get(self as usize)
    }

    /// The attribute with this name, which comes without `data-`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.get(NAMES.place(name)?).copied()
    }

    /// Its name, without `data-`.
    pub fn name(self) -> &'static str {
        NAMES.at(self as usize)
    }

    /// What it requires of its key and its value.
    pub(super) fn requirement(self) -> (Need, Need) {
        self.row().map_or((Need::May, Need::May), |row| (row.key, row.value))
    }

    /// What its value holds.
    pub fn value(self) -> Value {
        self.row().map_or(Value::None, |row| row.holds)
    }

    /// May it have a key?
    #[cfg(not(target_family = "wasm"))]
    pub fn takes_key(self) -> bool {
        self.requirement().0 != Need::Denied
    }

    /// How its key is written: keys that name signals in camel case.
    pub fn case(self) -> case::Case {
        match self {
            Self::Bind | Self::Computed | Self::Indicator | Self::Ref | Self::Signals => case::Case::Camel,
            _ => case::Case::Kebab,
        }
    }

    /// Does it allow this modifier?
    pub fn allows(self, kind: ModifierKind) -> bool {
        self.row().is_some_and(|row| row.modifiers & kind.bit() != 0)
    }
}
