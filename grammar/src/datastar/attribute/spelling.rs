//! Which name was probably meant.

use super::table::{Attribute, NAMES};
use crate::words::{Words, cut};

/// What Datastar wrote with a hyphen before 1.0.
const BEFORE: Words = Words("signals:\ncomputed:\nindicator:\nbind:\n");

/// Of these, those that are likely to be meant for `data-on`.
const EVENTS: Words = Words("click\nsubmit\ninput\nchange\nkeydown\nkeyup\nblur\nfocus\n");

/// The attribute that was meant by a name that is none, where that is plain. `ours` says whether the name has a colon or a
/// modifier, which few others have; without one `data-test` is nobody's misspelt `data-text`.
pub(super) fn meant(word: &str, ours: bool) -> Option<&'static str> {
    if let (name, Some(key)) = cut(word, "-") {
        if name == "on" && key == "load" {
            return Some(Attribute::Init.name());
        }
        if name == "on" && EVENTS.place(key).is_some() {
            return Some("on:");
        }
        let mut before = BEFORE;
        let written = before.find(|before| !key.is_empty() && before.strip_suffix(':') == Some(name));
        if written.is_some() {
            return written;
        }
    }
    nearest(word, NAMES, &|place| ours || NAMES.at(place).len() > 5)
}

/// The name that one slip of the fingers makes of a word, among those that are known here.
#[inline(never)]
pub(super) fn nearest(word: &str, names: Words, is_known: &dyn Fn(usize) -> bool) -> Option<&'static str> {
    let close = |name: &str| name.len() > 2 && one_slip(word.as_bytes(), name.as_bytes());
    names.enumerate().find(|(place, name)| close(name) && is_known(*place)).map(|found| found.1)
}

/// Is one the other with a letter more, less, changed, or two beside each other exchanged?
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let go_on = |a_skips: usize, b_skips: usize| match (a.get(same + a_skips..), b.get(same + b_skips..)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    };
    let exchanged = a.get(same) == b.get(same + 1) && b.get(same) == a.get(same + 1);
    go_on(1, 0) || go_on(0, 1) || go_on(1, 1) || exchanged && go_on(2, 2)
}
