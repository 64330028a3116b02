//! Names nobody can guess.

use std::fmt;

/// A random 128-bit name: of a tab, of a session, of a session's cookie. Displays as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u128);

impl Id {
    /// A new one, from the system's randomness.
    ///
    /// # Panics
    /// Where the system gives no randomness: nothing that is refused to strangers would be safe.
    pub(crate) fn random() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).unwrap_or_else(|error| panic!("the system gives no randomness: {error}"));
        Self(u128::from_le_bytes(bytes))
    }

    /// The one written as `text`; `None` where that is no id.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits =
            text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        digits.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// A short part of it, for names that need not be secret.
    pub(crate) fn short(self) -> String {
        format!("{:08x}", self.0 as u32)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A log may be read by more people than may act for the session: only the beginning.
impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}…", self.0 >> 96)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_nothing_else_does() {
        let id = Id::random();
        assert_eq!(Id::parse(&id.to_string()), Some(id));
        assert_ne!(Id::random(), id);
        for other in ["", "1", "+0000000000000000000000000000001", "G0000000000000000000000000000001"] {
            assert_eq!(Id::parse(other), None);
        }
    }
}
