//! What a file is, by its name.

use axum::http::HeaderValue;
use mime_guess::{Mime, mime};

/// The type of a file with this name, as it stands in `Content-Type`.
pub(crate) fn of(name: &str) -> HeaderValue {
    let text = match extension(name) {
        // By RFC 9239, as the type of `.js` is.
        "mjs" => "text/javascript; charset=utf-8".to_owned(),
        "map" => "application/json".to_owned(),
        _ => {
            let guessed = guess(name);
            if guessed.type_() == mime::TEXT {
                format!("{guessed}; charset=utf-8")
            } else {
                guessed.to_string()
            }
        }
    };
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// Whether such files are texts or the like, which compressing makes much smaller; pictures, sounds and fonts for the
/// web are compressed already.
pub(crate) fn is_compressible(path: &str) -> bool {
    let guessed = guess(path);
    let name = guessed.essence_str();
    guessed.type_() == mime::TEXT
        || guessed.suffix().is_some_and(|suffix| suffix == mime::XML || suffix == mime::JSON)
        || matches!(extension(path), "map" | "mjs")
        || matches!(
            name,
            "application/json"
                | "application/javascript"
                | "application/xml"
                | "application/wasm"
                | "font/ttf"
                | "font/otf"
                | "image/x-icon"
                | "image/bmp"
        )
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn guess(name: &str) -> Mime {
    mime_guess::from_path(name).first_or_octet_stream()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_the_types_that_they_insist_on() {
        for (name, expected) in [
            ("a/app.js", "text/javascript; charset=utf-8"),
            ("app.mjs", "text/javascript; charset=utf-8"),
            ("app.wasm", "application/wasm"),
            ("site.CSS", "text/css; charset=utf-8"),
            ("app.js.map", "application/json"),
            ("logo.svg", "image/svg+xml"),
            ("nothing", "application/octet-stream"),
        ] {
            assert_eq!(of(name), expected, "{name}");
        }
    }

    #[test]
    fn texts_are_worth_compressing_and_pictures_are_not() {
        for name in ["a.css", "a.js", "a.mjs", "a.map", "a.svg", "a.json", "a.wasm", "a.xml", "a.webmanifest"]
        {
            assert!(is_compressible(name), "{name}");
        }
        for name in ["a.png", "a.woff2", "a.mp4", "a.zip", "a", "a.gz", "a.br"] {
            assert!(!is_compressible(name), "{name}");
        }
    }
}
