//! Which name was probably meant.

use super::table::{Attribute, NAMES};
use crate::words::{Words, cut};

/// What Datastar wrote with a hyphen before 1.0. The last ones are told by more than their name: others have such, too.
const BEFORE: Words = Words("signals:\ncomputed:\nindicator:\nbind:\non:\nattr:\nclass:\nstyle:\n");
const PLAIN: usize = 4;

/// What is likely to be meant for `data-on`.
const EVENTS: Words = Words("click\nsubmit\ninput\nchange\nkeydown\nkeyup\nblur\nfocus\n");

/// The attribute that was meant by a name that is none, where that is plain. `has_parts` says whether the name has a colon or
/// a modifier, and `is_ours` whether the value has what signals and actions begin with, which few others have; without one
/// `data-test` is nobody's misspelt `data-text`.
pub(super) fn meant(word: &str, has_parts: bool, is_ours: bool) -> Option<&'static str> {
    nearest(word, NAMES, &|place| has_parts || is_ours || NAMES.at(place).len() > 5).or_else(|| {
        let (name, key) = cut(word, "-");
        let key = key.filter(|key| !key.is_empty())?;
        if word == "on-load" {
            return Some(Attribute::Init.name());
        }
        let is_event = || name == "on" && EVENTS.place(key).is_some();
        BEFORE
            .enumerate()
            .find(|(place, before)| {
                before.strip_suffix(':') == Some(name) && (*place < PLAIN || is_ours || is_event())
            })
            .map(|found| found.1)
    })
}

/// The name that one slip of the fingers makes of a word, among those that are known here.
#[inline(never)]
pub(super) fn nearest(word: &str, names: Words, is_known: &dyn Fn(usize) -> bool) -> Option<&'static str> {
    // A letter is one, whichever it is: in the page's units, so that both say the same.
    let letters = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    let word = letters(word);
    let close = |name: &str| name.len() > 2 && one_slip(&word, &letters(name));
    names.enumerate().find(|(place, name)| close(name) && is_known(*place)).map(|found| found.1)
}

/// Is one the other with a letter more, less, changed, or two beside each other exchanged?
pub(crate) fn one_slip<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let go_on = |a_skips: usize, b_skips: usize| match (a.get(same + a_skips..), b.get(same + b_skips..)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    };
    let exchanged = a.get(same) == b.get(same + 1) && b.get(same) == a.get(same + 1);
    go_on(1, 0) || go_on(0, 1) || go_on(1, 1) || exchanged && go_on(2, 2)
}
