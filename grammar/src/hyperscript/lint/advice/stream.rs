//! The head of an event source, and its handlers.

use super::Place;
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;

/// What helps in an event source.
pub(super) fn head(place: &Place<'_>, expected: &[Expected]) -> Option<String> {
    let (_, source) = place.before.rsplit_once("eventsource ")?;
    let (found, line) = (place.found, place.line());
    let expects = |word| expected.contains(&Expected::Word(word));
    let is_head = expects(Keyword::On) || expects(Keyword::End) && expected.len() == 4;
    let name = source.split_ascii_whitespace().next().unwrap_or("NAME");
    if expected == [Expected::Name] && source.trim().is_empty() {
        let quoted = found.starts_with(['"', '\'']);
        let bare = found.trim_matches(['"', '\'']);
        return Some(match quoted {
            true => format!("a name has no quotes: `eventsource {bare} from …`"),
            false => "the name stands first: `eventsource NAME from /path`".into(),
        });
    }
    if expected == [Expected::Duration] && matches!(found, "of" | "every" | "after" | "=" | ":") {
        return Some(format!("`with {} 30s`", place.last()));
    }
    if !is_head {
        return None;
    }
    let said = match found {
        "/" if expects(Keyword::From) => return Some(format!("`eventsource {name} from /path`")),
        "url" | "at" | "to" | "connect" | "src" | "on:" | "=" if expects(Keyword::From) => {
            return Some(format!("`eventsource {name} from /path`"));
        }
        "-" | "." | "/" if expects(Keyword::From) => {
            "a name has letters and digits alone, with dots between its parts"
        }
        "as" => "the encoding belongs to a handler: `on NAME as json`",
        "," if line.contains(" with ") => "each option has its own `with`: `with method POST with body $x`",
        "{" => "there are no braces: the handlers follow, and the source ends with `end`",
        "with" => "options stand before the handlers",
        ";" => "nothing stands behind a handler",
        "timeout" | "retry" | "method" | "headers" | "body" | "credentials" | "patches" | "transport" => {
            return Some(format!("`with {found} …`"));
        }
        _ if found.bytes().all(|byte| byte.is_ascii_alphabetic()) && !line.contains("eventsource") => {
            return Some(format!("a handler begins with `on`: `on {found} … end`"));
        }
        _ => return None,
    };
    Some(said.into())
}
