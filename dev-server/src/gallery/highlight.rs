//! Colours for the source that a page shows: enough to read by, no more.

/// What is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// HTML, with hyperscript in `<script type="text/hyperscript">` and in the attribute `_`.
    Html,
    /// Rust.
    Rust,
    /// A stream script: comment lines and fields.
    Stream,
}

const HYPERSCRIPT: &[&str] = &[
    "add",
    "and",
    "as",
    "at",
    "call",
    "decrement",
    "def",
    "else",
    "end",
    "eventsource",
    "fetch",
    "for",
    "from",
    "get",
    "if",
    "in",
    "increment",
    "init",
    "into",
    "is",
    "not",
    "null",
    "on",
    "or",
    "put",
    "remove",
    "repeat",
    "send",
    "set",
    "start",
    "then",
    "timeout",
    "to",
    "toggle",
    "trigger",
    "with",
    "by",
    "of",
    "wait",
    "halt",
    "the",
    "no",
];

const RUST: &[&str] = &[
    "async", "await", "fn", "impl", "let", "move", "const", "match", "if", "else", "for", "in", "mut", "use",
    "struct", "type",
];

/// Words of the expressions in Datastar's attributes.
const EXPRESSION: &[&str] =
    &["await", "const", "else", "false", "for", "if", "let", "null", "of", "return", "true"];

/// The text as markup: what is special is escaped, and parts are in `<span>`s of the classes `c` (comment), `k`
/// (keyword), `s` (string), `t` (tag) and `a` (attribute).
pub(super) fn highlight(text: &str, language: Language) -> String {
    let mut out = Output::default();
    match language {
        Language::Html => html(&mut out, text),
        Language::Rust => code(&mut out, text, RUST, "//"),
        Language::Stream => text.split_inclusive('\n').for_each(|line| field(&mut out, line)),
    }
    out.markup
}

#[derive(Default)]
struct Output {
    markup: String,
}

impl Output {
    fn plain(&mut self, text: &str) {
        for char in text.chars() {
            match char {
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                '&' => self.markup.push_str("&amp;"),
                _ => self.markup.push(char),
            }
        }
    }

    fn span(&mut self, class: &str, text: &str) {
        self.markup.push_str("<span class=\"");
        self.markup.push_str(class);
        self.markup.push_str("\">");
        self.plain(text);
        self.markup.push_str("</span>");
    }
}

fn html(out: &mut Output, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.plain(before);
        if tag.starts_with("<!--") {
            let end = tag.find("-->").map_or(tag.len(), |end| end + 3);
            let (comment, after) = tag.split_at(end);
            out.span("c", comment);
            rest = after;
            continue;
        }
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        element(out, tag);
        rest = after;
        if tag.starts_with("<script") && tag.contains("text/hyperscript") {
            let (script, after) = rest.split_at(rest.find("</script").unwrap_or(rest.len()));
            code(out, script, HYPERSCRIPT, "--");
            rest = after;
        }
    }
    out.plain(rest);
}

/// Where a tag ends: after the first `>` that stands in no quotes.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, char) in tag.char_indices() {
        match quote {
            Some(open) if char == open => quote = None,
            None if char == '"' || char == '\'' => quote = Some(char),
            None if char == '>' => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn element(out: &mut Output, tag: &str) {
    let name = tag.find(|char: char| char.is_whitespace() || char == '>').unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name);
    out.span("t", name);
    while let Some(at) = rest.find('"') {
        let (attribute, value) = rest.split_at(at);
        out.span("a", attribute);
        let end = value[1..].find('"').map_or(value.len(), |end| end + 2);
        let (value, after) = value.split_at(end);
        let script = match attribute.trim_start() {
            "_=" => Some((HYPERSCRIPT, "--")),
            name if name.starts_with("data-") && name != "data-state=" => Some((EXPRESSION, "//")),
            _ => None,
        };
        if let Some((keywords, comment)) = script {
            out.span("s", "\"");
            code(out, value.trim_matches('"'), keywords, comment);
            out.span("s", "\"");
        } else {
            out.span("s", value);
        }
        rest = after;
    }
    let (attribute, close) = rest.split_at(rest.len() - usize::from(rest.ends_with('>')));
    if !attribute.is_empty() {
        out.span("a", attribute);
    }
    out.span("t", close);
}

fn field(out: &mut Output, line: &str) {
    match line.split_once(':') {
        Some(("", directive)) => {
            out.plain(":");
            out.span("k", directive);
        }
        Some((name, value)) => {
            out.span("t", name);
            out.plain(":");
            out.plain(value);
        }
        None => out.plain(line),
    }
}

/// Words, strings and comments of a programming language.
fn code(out: &mut Output, text: &str, keywords: &[&str], comment: &str) {
    let is_word = |char: char| char.is_alphanumeric() || "_$-".contains(char);
    let mut rest = text;
    // After a dot or a mark of an id, class or attribute a word is a name, whatever it is elsewhere.
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let (part, class) = if rest.starts_with(comment) {
            (rest.split('\n').next().unwrap_or(rest), Some("c"))
        } else if let Some(raw) = rest.strip_prefix("r#\"").filter(|_| comment == "//") {
            let end = raw.find("\"#").map_or(rest.len(), |end| "r#\"".len() + end + "\"#".len());
            (rest.get(..end).unwrap_or(rest), Some("s"))
        } else if first == '\'' && keywords == RUST && is_lifetime(rest) {
            (rest.get(..1).unwrap_or(rest), None)
        } else if ['"', '\'', '`'].contains(&first) {
            let end = rest[1..].find(first).map_or(rest.len(), |end| end + 2);
            (rest.get(..end).unwrap_or(rest), Some("s"))
        } else if is_word(first) {
            let word = rest.split(|char| !is_word(char)).next().unwrap_or(rest);
            let signal = keywords == EXPRESSION && word.starts_with('$');
            let keyword = signal || keywords.contains(&word) && !['.', '#', '@', '<'].contains(&before);
            (word, keyword.then_some("k"))
        } else {
            (rest.get(..first.len_utf8()).unwrap_or(rest), None)
        };
        match class {
            Some(class) => out.span(class, part),
            None => out.plain(part),
        }
        before = part.chars().next_back().unwrap_or(' ');
        rest = rest.get(part.len()..).unwrap_or_default();
    }
}

/// Is this Rust's `'a`, which no quote closes?
fn is_lifetime(text: &str) -> bool {
    let name = text.get(1..).unwrap_or_default();
    let end = name.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(name.len());
    end > 0 && !name.get(end..).unwrap_or_default().starts_with('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html_of(text: &str) -> String {
        highlight(text, Language::Html)
    }

    /// The markup without its spans, read back.
    fn text_of(markup: &str) -> String {
        let mut text = String::new();
        let mut rest = markup;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        text.push_str(rest);
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn a_tag_its_attributes_and_their_values_are_told_apart() {
        assert_eq!(
            html_of(r#"<b id="x">y</b>"#),
            "<span class=\"t\">&lt;b</span><span class=\"a\"> id=</span><span class=\"s\">\"x\"</span>\
             <span class=\"t\">&gt;</span>y<span class=\"t\">&lt;/b</span><span class=\"t\">&gt;</span>"
        );
    }

    #[test]
    fn hyperscript_in_an_attribute_is_coloured_as_such() {
        assert!(html_of(r#"<b _="on click log 'x > y'">"#).contains("<span class=\"k\">on</span> click"));
    }

    #[test]
    fn signals_stand_out_in_an_expression() {
        let markup = html_of(r#"<b data-text="$a ? 'x' : b">"#);
        assert!(
            markup.contains("<span class=\"k\">$a</span> ? <span class=\"s\">'x'</span> : b"),
            "{markup}"
        );
    }

    #[test]
    fn a_lifetime_opens_no_text() {
        let markup = highlight("a: &'static str, b: 'c'", Language::Rust);
        assert!(markup.contains("&amp;'static str, b: <span class=\"s\">'c'</span>"), "{markup}");
    }

    #[test]
    fn a_name_after_a_mark_is_no_keyword() {
        let markup = html_of("<script type=\"text/hyperscript\">put it.in into #end</script>");
        assert!(markup.contains("it.in <span class=\"k\">into</span> #end"), "{markup}");
    }

    #[test]
    fn whatever_is_shown_reads_as_it_was_written() {
        for text in [
            "",
            "<",
            "<a",
            "<a b='",
            "a < b & c > d",
            "<!-- x",
            "<script type=\"text/hyperscript\">`<",
            "<p title=\"é>\" _=\"put 'ü' into me\">ß</p>",
            "'",
            "<_=\"\">",
            "<a b=\"",
        ] {
            assert_eq!(text_of(&html_of(text)), text, "{text:?}");
            assert_eq!(text_of(&highlight(text, Language::Rust)), text, "{text:?}");
            assert_eq!(text_of(&highlight(text, Language::Stream)), text, "{text:?}");
        }
    }
}
