//! The pages that the server makes up itself: a folder's list, and what is not there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a URL path segment may hold unescaped: RFC 3986, unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A name as a segment of a URL path.
pub(super) fn url_segment(name: &str) -> String {
    utf8_percent_encode(name, SEGMENT).to_string()
}

/// A path as people read it and browsers take it: letters of any language stay what they are.
pub(super) fn url_path(path: &str) -> String {
    let mut url = String::new();
    for character in path.chars() {
        match character {
            '/' => url.push('/'),
            c if c.is_ascii() => url.extend(utf8_percent_encode(c.encode_utf8(&mut [0]), SEGMENT)),
            c => url.push(c),
        }
    }
    url
}

/// Text as it stands in HTML, in an attribute's quotes too.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// One thing in a folder.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    Folder(String),
    File(String),
    /// A stream script, by the name of its stream.
    Stream(String),
}

/// The page of a folder without an `index.html`; `path` is the folder's path in URLs, decoded.
pub(super) fn listing(path: &str, entries: &[Entry]) -> String {
    let mut rows = String::new();
    if path != "/" {
        rows.push_str("<li><a href=\"../\">../</a></li>\n");
    }
    for entry in entries {
        let (url, shown, kind) = match entry {
            Entry::Folder(name) => (url_segment(name) + "/", escape(name) + "/", ""),
            Entry::File(name) => (url_segment(name), escape(name), ""),
            Entry::Stream(name) => (url_segment(name), escape(name), " <small>stream</small>"),
        };
        // Without the dot a name such as `a:b` would be read as a scheme.
        rows.push_str(&format!("<li><a href=\"./{url}\">{shown}</a>{kind}</li>\n"));
    }
    if entries.is_empty() {
        rows.push_str("<li>Nothing here yet.</li>\n");
    }
    page(path, &format!("<ul>\n{rows}</ul>\n"))
}

/// The page for a URL that leads nowhere.
pub(super) fn missing(path: &str) -> String {
    page(
        "Not found",
        &format!(
            "<p>There is no <code>{}</code> in this folder. <a href=\"/\">Start page</a></p>\n",
            escape(path)
        ),
    )
}

fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>:root {{ color-scheme: light dark }} body {{ font: 1rem/1.6 system-ui; margin: 2rem auto; \
         max-width: 42rem; padding: 0 1rem }} ul {{ list-style: none; padding: 0 }} small {{ opacity: .6 }}</style>\n\
         <body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_markup() {
        let page = listing("/<b>/", &[Entry::File("a\"&<script>.html".to_owned())]);
        assert!(page.contains("<h1>/&lt;b&gt;/</h1>"), "{page}");
        assert!(
            page.contains("href=\"./a%22%26%3Cscript%3E.html\">a&quot;&amp;&lt;script&gt;.html</a>"),
            "{page}"
        );
    }

    #[test]
    fn a_path_that_is_shown_can_be_pasted_into_a_page() {
        assert_eq!(url_path("/api/chat.room-2"), "/api/chat.room-2");
        assert_eq!(url_path("/50% off/größe?"), "/50%25%20off/größe%3F");
    }

    #[test]
    fn a_folder_leads_up_and_down() {
        let page =
            listing("/sub/", &[Entry::Folder("deep er".to_owned()), Entry::Stream("prices".to_owned())]);
        assert!(page.contains("href=\"../\""));
        assert!(page.contains("href=\"./deep%20er/\">deep er/</a>"));
        assert!(page.contains("href=\"./prices\">prices</a> <small>stream</small>"));
        assert!(!listing("/", &[]).contains("../"));
    }
}
