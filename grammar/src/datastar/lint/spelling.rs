//! What was probably meant.

pub(super) use crate::finding::{instead, nearest};

/// A name of JavaScript as it is written in the name of an attribute: `fooBar` as `foo-bar`. Nothing where it does not come
/// back as it was, as `URL` would not.
pub(super) fn hyphenated(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut before_is_upper = true;
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            if before_is_upper {
                return None;
            }
            out.push('-');
        }
        before_is_upper = character.is_ascii_uppercase();
        out.push(character.to_ascii_lowercase());
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_hyphenated_where_that_comes_back() {
        assert_eq!(hyphenated("fooBarX").as_deref(), Some("foo-bar-x"));
        assert_eq!(hyphenated("foo").as_deref(), Some("foo"));
        assert_eq!((hyphenated("URL"), hyphenated("Foo"), hyphenated("aBC")), (None, None, None));
    }
}
