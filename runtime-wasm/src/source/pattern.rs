//! Which event names a handler is for.

/// A pattern of event names: an exact name, or one in which `*` stands for any run of characters, none included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: Box<str>,
    wild: bool,
}

impl Pattern {
    /// The pattern as it is written in a declaration.
    pub fn new(text: &str) -> Self {
        Pattern { text: text.into(), wild: text.bytes().any(|byte| byte == b'*') }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it has a `*`.
    pub fn is_wild(&self) -> bool {
        self.wild
    }

    /// Whether an event of this name fits.
    pub fn fits(&self, name: &str) -> bool {
        if self.wild { fits(self.text.as_bytes(), name.as_bytes()) } else { *self.text == *name }
    }
}

/// Takes each star for as little as possible and goes back to the last one where that was too little: no case takes
/// more than the product of the lengths.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star = None;
    while let Some(byte) = name.get(n) {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(expected) if expected == byte => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((at, taken)) = star else { return false };
                star = Some((at, taken + 1));
                p = at + 1;
                n = taken + 1;
            }
        }
    }
    pattern.get(p..).is_none_or(|rest| rest.iter().all(|&byte| byte == b'*'))
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn an_exact_name_fits_itself_alone() {
        assert!(Pattern::new("tick").fits("tick"));
        for other in ["Tick", "ticks", "tic", "", "*"] {
            assert!(!Pattern::new("tick").fits(other), "{other}");
        }
    }

    #[test]
    fn a_star_is_any_run_of_characters() {
        for (pattern, fitting, others) in [
            ("*", &["", "a", "a*b", "✓"][..], &[][..]),
            ("user.*", &["user.", "user.joined", "user.a.b"], &["user", "xuser.a"]),
            ("*.done", &[".done", "a.done", "a.done.done"], &["done", "a.done "]),
            ("a*b*c", &["abc", "axxbyyc", "abbcc", "abcbc"], &["ab", "acb", "abcd", "xabc"]),
            ("**", &["", "anything"], &[]),
            ("a**", &["a", "ab"], &["", "ba"]),
            ("*é*", &["é", "caf\u{e9}s"], &["e"]),
        ] {
            for name in fitting {
                assert!(Pattern::new(pattern).fits(name), "{pattern} and {name}");
            }
            for name in others {
                assert!(!Pattern::new(pattern).fits(name), "{pattern} and {name}");
            }
        }
    }

    #[test]
    fn characters_of_regular_expressions_mean_themselves() {
        assert!(Pattern::new("a.b*").fits("a.b"));
        assert!(!Pattern::new("a.b*").fits("axb"));
        assert!(Pattern::new("[x]*$").fits("[x]y$"));
    }

    #[test]
    fn many_stars_take_no_longer_than_the_lengths_allow() {
        let pattern = Pattern::new(&"a*".repeat(50));
        assert!(!pattern.fits(&"b".repeat(10_000)));
        let name = "a".repeat(10_000) + "b";
        assert!(!Pattern::new(&("*a".repeat(50) + "c")).fits(&name));
    }
}
