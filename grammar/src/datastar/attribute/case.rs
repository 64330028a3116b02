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
        let joins = matches!(self, Self::Camel | Self::Pascal);
        let mut raised = self == Self::Pascal;
        let mut hyphen = false;
        for character in key.chars() {
            if hyphen {
                // It goes where a letter behind it says as much.
                raised = character.is_ascii_lowercase();
                if !raised {
                    out.push('-');
                }
            }
            hyphen = joins && character == '-';
            if !hyphen {
                out.push(match character {
                    '-' if self == Self::Snake => '_',
                    _ if raised => character.to_ascii_uppercase(),
                    _ => character,
                });
            }
            raised = false;
        }
        if hyphen {
            out.push('-');
        }
        out
    }
}
