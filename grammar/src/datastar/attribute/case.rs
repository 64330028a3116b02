//! How a key is written where it is used.
//!
//! HTML knows no upper case in the names of attributes, so a key is written with hyphens and turned into what is meant.

/// How a key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `myName`
    Camel,
    /// `my-name`: as it stands.
    Kebab,
    /// `my_name`
    Snake,
    /// `MyName`
    Pascal,
}

impl Case {
    /// The case with this name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "camel" => Self::Camel,
            "kebab" => Self::Kebab,
            "snake" => Self::Snake,
            "pascal" => Self::Pascal,
            _ => return None,
        })
    }

    /// A key in this case.
    pub fn of(self, key: &str) -> String {
        let mut out = String::with_capacity(key.len());
        let mut characters = key.chars().peekable();
        let mut first = self == Self::Pascal;
        while let Some(character) = characters.next() {
            match (self, character) {
                (Self::Snake, '-') => out.push('_'),
                (Self::Camel | Self::Pascal, '-')
                    if characters.peek().is_some_and(char::is_ascii_lowercase) =>
                {
                    out.extend(characters.next().map(|next| next.to_ascii_uppercase()));
                }
                _ => out.push(if first { character.to_ascii_uppercase() } else { character }),
            }
            first = false;
        }
        out
    }
}
