//! Finding the declarations of an HTML file.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::decoded::Decoded;

/// The attributes that may hold a script, in the order in which an element's first one counts.
const ATTRIBUTES: [&str; 3] = ["_", "script", "data-script"];

/// Elements with one of these hold no scripts, nor does anything in them.
const DISABLED: [&str; 2] = ["disable-scripting", "data-disable-scripting"];

/// Elements without content: HTML standard, 13.1.2.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// What an HTML file declares, in its order.
#[derive(Default)]
pub(super) struct Declarations {
    /// Contents of `<script type="text/hyperscript">`, and attributes.
    pub(super) scripts: Vec<Decoded>,
    /// Attributes whose names start with `data-`, those of an element together.
    pub(super) attributes: Vec<Vec<Attribute>>,
    /// The ids of elements.
    pub(super) ids: Vec<String>,
    /// Where scripts begin that were probably meant to be hyperscript, but are not.
    pub(super) other_scripts: Vec<usize>,
}

/// An attribute.
pub(super) struct Attribute {
    /// Its name, as it stands in the file.
    pub(super) name: String,
    /// Where the name starts.
    pub(super) at: usize,
    /// Its value; nothing where there is none.
    pub(super) value: Option<Decoded>,
}

/// The declarations of an HTML file.
pub(super) fn declarations(html: &str) -> Declarations {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut found = Declarations::default();
    let mut open = OpenElements::default();
    let mut ignored = OpenElements::default();
    // The content of a script is the next token, where it has any.
    let mut in_script = false;
    // Where a script without a type began, and its content is the next token.
    let mut untyped = None;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let id = tag.attributes.get(b"id".as_slice());
                found.ids.extend(id.map(|id| String::from_utf8_lossy(id).into_owned()));
                let disabled = open.begin(&name, is_disabled(&tag), tag.self_closing);
                if !disabled {
                    found.scripts.extend(attribute(html, &tag));
                }
                let ignore = tag.attributes.contains_key(b"data-ignore".as_slice());
                let is_ignored = ignored.begin(&name, ignore, tag.self_closing);
                if !disabled && !is_ignored && !tag.attributes.contains_key(b"data-ignore__self".as_slice()) {
                    found.attributes.push(data_attributes(html, &tag));
                }
                in_script = !disabled && name == "script" && is_hyperscript(&tag);
                let kind = tag.attributes.get(b"type".as_slice());
                untyped = (name == "script" && kind.is_none()).then_some(tag.span.start);
                if name == "script" && !disabled && kind.is_some_and(|kind| is_nearly_hyperscript(kind)) {
                    found.other_scripts.push(tag.span.start);
                }
            }
            Token::String(text) if untyped.is_some() => {
                let content = html.get(text.span.start..text.span.end).unwrap_or("");
                let begun = content.trim_ascii_start().strip_prefix("eventsource");
                if begun.is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_whitespace())) {
                    found.other_scripts.extend(untyped);
                }
                untyped = None;
            }
            Token::String(text) if in_script => {
                in_script = false;
                if let Some(raw) = html.get(text.span.start..text.span.end) {
                    found.scripts.push(Decoded::script(raw, text.span.start));
                }
            }
            Token::EndTag(tag) => {
                in_script = false;
                let name = String::from_utf8_lossy(&tag.name);
                open.end(&name);
                ignored.end(&name);
            }
            _ => {}
        }
    }
    found
}

fn is_disabled(tag: &StartTag<usize>) -> bool {
    DISABLED.iter().any(|name| tag.attributes.contains_key(name.as_bytes()))
}

fn is_hyperscript(tag: &StartTag<usize>) -> bool {
    let kind = tag.attributes.get(b"type".as_slice());
    // One with `src` has its script elsewhere, and its content is ignored.
    let external = tag.attributes.contains_key(b"src".as_slice());
    !external && kind.is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case(b"text/hyperscript"))
}

/// Whether a script's type is a misspelt `text/hyperscript`.
fn is_nearly_hyperscript(kind: &[u8]) -> bool {
    let kind = kind.trim_ascii().to_ascii_lowercase();
    let right = [b"text/hyperscript".as_slice(), b"text/hyperscript-template"];
    let name = kind.strip_prefix(b"text/").unwrap_or(&kind);
    name.starts_with(b"hyper") && !right.contains(&kind.as_slice())
}

/// The script in an element's attribute, if it has one.
fn attribute(html: &str, tag: &StartTag<usize>) -> Option<Decoded> {
    let attribute = ATTRIBUTES.iter().find_map(|name| tag.attributes.get(name.as_bytes()))?;
    let raw = raw_value(html.get(attribute.span.start..)?)?;
    let at = raw.as_ptr() as usize - html.as_ptr() as usize;
    Some(Decoded::attribute(raw, at))
}

/// The attributes of an element whose names start with `data-`, in their order.
fn data_attributes(html: &str, tag: &StartTag<usize>) -> Vec<Attribute> {
    let ours = tag.attributes.iter().filter(|(name, _)| name.starts_with(b"data-"));
    let mut found: Vec<Attribute> = ours
        .map(|(name, attribute)| {
            let at = attribute.span.start;
            let raw = html.get(at..).and_then(raw_value).filter(|_| !attribute.value.is_empty());
            let value =
                raw.map(|raw| Decoded::attribute(raw, raw.as_ptr() as usize - html.as_ptr() as usize));
            let written = html.get(at..at + name.len()).map(str::to_owned);
            Attribute {
                name: written.unwrap_or_else(|| String::from_utf8_lossy(name).into_owned()),
                at,
                value,
            }
        })
        .collect();
    found.sort_by_key(|attribute| attribute.at);
    found
}

/// The value of the attribute whose name a text begins with, as it is written, without quotes.
/// HTML standard, 13.2.5.33 to 13.2.5.38.
fn raw_value(text: &str) -> Option<&str> {
    let is_space = |c: char| matches!(c, '\t' | '\n' | '\x0C' | '\r' | ' ');
    let name = text.find(|c| is_space(c) || matches!(c, '=' | '>' | '/'))?;
    let value = text[name..].trim_start_matches(is_space).strip_prefix('=')?.trim_start_matches(is_space);
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|value| value.split(quote).next());
    quoted('"').or_else(|| quoted('\'')).or_else(|| value.split(|c| is_space(c) || c == '>').next())
}

/// The elements whose end has not come, as far as it matters for where a disabled one ends.
#[derive(Default)]
struct OpenElements(Vec<(String, bool)>);

impl OpenElements {
    /// Begins an element, and says whether scripts are disabled in it.
    fn begin(&mut self, name: &str, disabled: bool, self_closing: bool) -> bool {
        while self.0.last().is_some_and(|(open, _)| ends_before(open, name)) {
            self.0.pop();
        }
        let disabled = disabled || self.0.last().is_some_and(|(_, disabled)| *disabled);
        // A slash ends an element in SVG and MathML only; elsewhere it means nothing, and is written at void elements.
        let foreign = self.0.iter().any(|(open, _)| open == "svg" || open == "math");
        let ended = VOID.contains(&name) || (foreign && self_closing);
        if !ended {
            self.0.push((name.to_owned(), disabled));
        }
        disabled
    }

    /// Ends the nearest element of this name, and what is still open in it.
    fn end(&mut self, name: &str) {
        if let Some(at) = self.0.iter().rposition(|(open, _)| open == name) {
            self.0.truncate(at);
        }
    }
}

/// Whether the end tag of `open` is left out before `next`: HTML standard, 13.1.2.4.
fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => matches!(
            next,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "details"
                | "dialog"
                | "div"
                | "dl"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hgroup"
                | "hr"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "table"
                | "ul"
        ),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => matches!(next, "option" | "optgroup" | "hr"),
        "optgroup" => matches!(next, "optgroup" | "hr"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot" | "thead"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot" | "thead"),
        "tbody" | "thead" | "tfoot" => matches!(next, "tbody" | "tfoot" | "thead"),
        "head" => next == "body",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scripts of a file, each with the part of the file that it stands in.
    fn scripts(html: &str) -> Vec<(String, &str)> {
        let found = declarations(html).scripts.into_iter();
        found
            .map(|it| {
                let raw = &html[it.in_file(0)..it.in_file(it.text.len())];
                (it.text, raw)
            })
            .collect()
    }

    fn texts(html: &str) -> Vec<String> {
        scripts(html).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn scripts_and_attributes_are_found_where_they_stand() {
        let html = "<!doctype html><p>ä</p>\n<script type=\"text/hyperscript\">\n  def f() end\n</script>\n\
            <button CLASS=x _='on click log \"a\" '>x</button><b data-script=halt>y</b><i script = \"log &quot;b&quot;\">";
        assert_eq!(
            scripts(html),
            [
                ("\n  def f() end\n".to_owned(), "\n  def f() end\n"),
                ("on click log \"a\" ".to_owned(), "on click log \"a\" "),
                ("halt".to_owned(), "halt"),
                ("log \"b\"".to_owned(), "log &quot;b&quot;"),
            ]
        );
    }

    #[test]
    fn line_ends_of_any_kind_keep_places() {
        let html =
            "<p>\r\n\r\r\n<b\r\n _ =\r\n \"a\r\nb\">\r\n<script type='text/hyperscript'>\r\nc\r\n</script>";
        assert_eq!(scripts(html), [("a\nb".to_owned(), "a\r\nb"), ("\nc\n".to_owned(), "\r\nc\r\n")]);
    }

    #[test]
    fn what_is_no_script_is_left_alone() {
        assert!(
            texts("<!-- <b _='log 1'> --><script>var a = \"<b _='log 1'>\"</script><p>_='log 1'").is_empty()
        );
        assert!(texts("<textarea><b _='log 1'></textarea><title><b _='log 1'></title>").is_empty());
        assert!(
            texts("<script type=text/hyperscript src=a.hs></script><script type=text/hyperscript></script>")
                .is_empty()
        );
        assert!(texts("<b _>").is_empty());
        assert_eq!(texts("<script type=text/hyperscript>a < b <!-- c</script>"), ["a < b <!-- c"]);
    }

    #[test]
    fn one_attribute_counts() {
        assert_eq!(texts("<b data-script='2' _='1' _='3'>"), ["1"]);
    }

    #[test]
    fn nothing_counts_where_scripting_is_disabled() {
        assert_eq!(
            texts(
                "<div disable-scripting _='1'><b _='2'><br><script type=text/hyperscript>3</script></div><b _='4'>"
            ),
            ["4"]
        );
        assert_eq!(texts("<ul><li disable-scripting><b _='1'></b><li _='2'></ul>"), ["2"]);
        assert_eq!(texts("<p data-disable-scripting>x<p _='2'>"), ["2"]);
        assert_eq!(texts("<input disable-scripting _='1'><b _='2'>"), ["2"]);
        assert_eq!(texts("<div disable-scripting/><b _='1'></div><b _='2'>"), ["2"]);
        assert_eq!(texts("<svg><g disable-scripting/><g _='1'/></svg>"), ["1"]);
    }
}
