//! Checking the declarations of HTML and script files, as the page's own parser reads them.

mod datastar;
mod decoded;
mod lines;
mod markup;
mod regular_expression;

use hypertide_grammar::diagnostic::{Diagnostic, quote};
use hypertide_grammar::finding::Finding;
use hypertide_grammar::hyperscript::lint::{Page, advice, lint, names, suggestion};
use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Span;
use serde::Serialize;
use std::fmt;

use crate::stream_script::{Script, ScriptError};
use decoded::Decoded;
use lines::{Lines, less};

/// One mistake, in terms of its file.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column of the first wrong character, from 1, in characters.
    pub column: u32,
    /// The place behind the last wrong character.
    pub end: Place,
    /// How bad it is.
    pub severity: Severity,
    /// The kind of mistake, by a name that stays as it is.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would have been right there.
    pub expected: Vec<&'static str>,
    /// The word that was probably meant.
    pub suggestion: Option<String>,
    /// How it is written, in words.
    pub help: Option<String>,
    /// Another place that belongs to it.
    pub note: Option<Note>,
    /// The whole of it for a person: message, place, the line with a caret. Ends without a line end.
    #[serde(skip)]
    pub rendered: String,
}

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It is wrong in any page.
    Error,
    /// It may be meant so, but probably is not.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::Error { "error" } else { "warning" })
    }
}

/// What another place of the same file has to do with a mistake.
#[derive(Debug, Serialize)]
pub struct Note {
    /// What is said about it.
    pub message: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The column of its first character, from 1, in characters.
    pub column: u32,
    /// The place behind its last character.
    pub end: Place,
}

/// A line and a column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// The mistakes in all declarations of an HTML file, in its order.
pub fn html(file: &str, html: &str) -> Vec<Problem> {
    let declarations = markup::declarations(html);
    let ids: Vec<&str> = declarations.ids.iter().map(String::as_str).collect();
    let lines = &Lines::of(file, html);
    let scripts = scripts(lines, &ids, &declarations.scripts);
    let attributes =
        declarations.attributes.iter().flat_map(|attributes| datastar::problems(lines, attributes));
    let types = declarations.other_scripts.iter().map(|&at| script_type(lines, at));
    let mut problems: Vec<Problem> = scripts.into_iter().chain(attributes).chain(types).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

/// A script that the browser does not give to the runtime, for its type is not the one.
fn script_type(lines: &Lines<'_>, at: usize) -> Problem {
    let at = at as u32;
    let span = Span::new(at, at + "<script".len() as u32);
    let message = "nothing runs this script: hyperscript needs type=\"text/hyperscript\"";
    Problem::found(lines, span, Finding { code: "script-type", ..Finding::error(span, message) })
}

/// The mistakes in a file that is a script as a whole.
pub fn script(file: &str, text: &str) -> Vec<Problem> {
    let script = text.strip_prefix('\u{feff}').unwrap_or(text);
    scripts(&Lines::of(file, text), &[], &[Decoded::script(script, text.len() - script.len())])
}

/// The mistakes in a stream script, and in the events of Datastar that it sends.
pub fn stream_script(file: &str, bytes: &[u8]) -> Vec<Problem> {
    let errors = Script::parse(bytes).err().unwrap_or_default();
    let mut problems: Vec<Problem> =
        errors.into_iter().map(|error| stream_script_problem(file, &error)).collect();
    if let Ok(text) = std::str::from_utf8(bytes) {
        problems.extend(datastar::in_stream(file, text));
        problems.sort_by_key(|problem| (problem.line, problem.column));
    }
    problems
}

fn stream_script_problem(file: &str, error: &ScriptError) -> Problem {
    let (line, column) = (error.line as u32, error.column as u32);
    Problem {
        file: file.to_owned(),
        line,
        column,
        end: Place { line, column: column + error.width as u32 },
        severity: Severity::Error,
        code: "stream-script",
        message: error.message.clone(),
        expected: Vec::new(),
        suggestion: None,
        help: Some(error.help.to_string()),
        note: None,
        rendered: error.render(file).trim_end().to_owned(),
    }
}

/// The mistakes in the declarations of a file, whose elements have these ids.
fn scripts(lines: &Lines<'_>, ids: &[&str], declarations: &[Decoded]) -> Vec<Problem> {
    let arena = Arena::new();
    let scripts: Vec<_> =
        declarations.iter().map(|declaration| parse_script(&arena, &declaration.text)).collect();
    let names: Vec<&str> = scripts.iter().flat_map(names).collect();
    let page = Page::new(lines.text, ids, &names);
    let mut problems = Vec::new();
    for (declaration, script) in declarations.iter().zip(scripts) {
        let doubts = lint(&declaration.text, &script, &page).into_iter();
        problems.extend(script.diagnostics.into_iter().map(|found| problem(lines, declaration, found)));
        problems.extend(doubts.map(|found| Problem::found(lines, in_file(declaration, found.span), found)));
    }
    problems
}

impl Problem {
    /// What was found at a place of a file.
    fn found(lines: &Lines<'_>, span: Span, found: Finding) -> Problem {
        let (source, span) = lines.around(span);
        let Finding { code, message, meant, is_doubt, .. } = found;
        let severity = if is_doubt { Severity::Warning } else { Severity::Error };
        let (start, end) = (source.position(span.start), source.position(span.end));
        let mut rendered = format!("{severity}: {message}");
        if let Some(meant) = &meant {
            rendered.push_str(&format!("; did you mean `{meant}`?"));
        }
        quote(&mut rendered, &source, span);
        Problem {
            file: source.name.to_owned(),
            line: start.line,
            column: start.column,
            end: Place { line: end.line, column: end.column },
            severity,
            code,
            message,
            expected: Vec::new(),
            suggestion: meant,
            help: None,
            note: None,
            rendered,
        }
    }
}

fn problem(lines: &Lines<'_>, declaration: &Decoded, diagnostic: Diagnostic) -> Problem {
    // What was found is said as the browser reads it: a quote, not its `&quot;`.
    let mut message = diagnostic.message(&declaration.text);
    let is_last = diagnostic.span.end as usize >= declaration.text.len();
    let cut = if is_last { cut(lines.text, declaration) } else { "" };
    message += cut;
    let advice = advice(&declaration.text, &diagnostic);
    let span = in_file(declaration, diagnostic.span);
    let note = diagnostic.note.map(|(note, span)| (note, in_file(declaration, span)));
    let first = note.map_or(span.start, |(_, note)| note.start.min(span.start));
    let (source, start) = lines.from(first);
    let in_file = Diagnostic {
        suggestion: suggestion(&declaration.text, &diagnostic, advice.as_deref()),
        span: less(span, start),
        note: note.map(|(note, span)| (note, less(span, start))),
        ..diagnostic
    };
    let (start, end) = (source.position(in_file.span.start), source.position(in_file.span.end));
    let note = in_file.note.map(|(note, span)| {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Note {
            message: note.text(),
            line: start.line,
            column: start.column,
            end: Place { line: end.line, column: end.column },
        }
    });
    let help = advice.filter(|_| cut.is_empty());
    let rendered = in_file.render(&source);
    let place = rendered.find("\n").map_or("", |at| &rendered[at..]);
    let said = help.as_ref().map(|help| format!("\n  = help: {help}")).unwrap_or_default();
    Problem {
        file: source.name.to_owned(),
        line: start.line,
        column: start.column,
        end: Place { line: end.line, column: end.column },
        severity: Severity::Error,
        code: in_file.code.name(),
        rendered: format!("error: {message}{place}{said}"),
        message,
        expected: in_file.expected.iter().map(|expected| expected.text()).collect(),
        suggestion: in_file.suggestion.map(str::to_owned),
        help,
        note,
    }
}

/// What cut a declaration off, where that is what HTML takes for the end of an attribute.
fn cut(content: &str, declaration: &Decoded) -> &'static str {
    let (start, end) = (declaration.in_file(0), declaration.in_file(declaration.text.len()));
    let [before, rest] = [&content[..start], &content[end..]];
    let quoted = before.ends_with(['"', '\'']) && rest.starts_with(['"', '\'']);
    let goes_on = |rest: &str| {
        let ends =
            rest.is_empty() || rest.starts_with(|next: char| next.is_ascii_whitespace() || next == '>');
        !ends && !rest.starts_with("/>")
    };
    if quoted && goes_on(&rest[1..]) {
        "; the attribute ends at this quote: write the other kind of quotes in it"
    } else if before.ends_with('=') && rest.starts_with(|next: char| next.is_ascii_whitespace()) {
        "; the attribute ends at the first white space, because it has no quotes"
    } else {
        ""
    }
}

/// A stretch of a declaration as a stretch of its file. Files longer than offsets can count are cut off.
fn in_file(declaration: &Decoded, span: Span) -> Span {
    let offset = |at: u32| u32::try_from(declaration.in_file(at as usize)).unwrap_or(u32::MAX);
    Span::new(offset(span.start), offset(span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_found_in_its_file() {
        let page = "<p>\n<b _=\"on click\n    putt &quot;ä&quot; into me\">x</b>";
        let problems = html("page.html", page);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let problem = &problems[0];
        assert_eq!((problem.line, problem.column), (3, 5));
        assert_eq!(problem.end, Place { line: 3, column: 9 });
        assert_eq!(problem.suggestion.as_deref(), Some("put"));
        let rendered = &problem.rendered;
        assert!(rendered.contains("page.html:3:5"), "{rendered}");
        assert!(rendered.contains("putt &quot;ä&quot; into me"), "the line of the file: {rendered}");
        assert!(rendered.contains("^^^^"), "{rendered}");
    }

    #[test]
    fn places_behind_references_are_right() {
        let problems = html("page.html", "<b _='on click log &quot;a&quot; then putt 1'>");
        assert_eq!(problems[0].column, 39, "{}", problems[0].rendered);
    }

    #[test]
    fn an_attribute_that_ends_too_early_is_recognised() {
        let said =
            |page: &str| html("page.html", page).iter().map(|problem| problem.message.clone()).collect();
        let [nothing, quote, space] =
            ["", "; the attribute ends at this quote", "; the attribute ends at the first"];
        for (page, ending) in [
            ("<b _=\"on click put \"x\" into me\">", quote),
            ("<b _='on click put 'x' into me'>", quote),
            ("<b _=\"on click fetch \"/x\" then log it\">", quote),
            ("<b data-on:click=\"@get(\"/x\")\">", quote),
            ("<b data-on:click=@get( $b>", space),
            ("<b data-on:click='@get('/>", nothing),
            ("<b _='on click log f('x')'>", quote),
            ("<b _=on click log 1>", space),
            ("<b _='on click put' id=a>", nothing),
            ("<b _='on click put'>", nothing),
            ("<b _=on>", nothing),
            ("<b _='on click putt 1 'x'>", nothing),
            ("<script type=text/hyperscript>on click put</script>", nothing),
        ] {
            let said: Vec<String> = said(page);
            assert_eq!(said.len(), 1, "{page}");
            let is_cut = said[0].contains("the attribute ends");
            assert!(said[0].contains(ending) && is_cut != ending.is_empty(), "{page}: {}", said[0]);
        }
    }

    #[test]
    fn a_script_of_another_type_is_a_mistake_where_it_looks_like_hyperscript() {
        for page in [
            "<script type='text/hyperscipt'>on click log 1</script>",
            "<script type=hyperscript>on click log 1</script>",
            "<script>\n  eventsource A from /a end</script>",
        ] {
            let problems = html("page.html", page);
            assert_eq!(problems.len(), 1, "{page}");
            assert_eq!((problems[0].code, problems[0].column, problems[0].end.column), ("script-type", 1, 8));
            assert!(problems[0].rendered.contains("^^^^^^^\n") || problems[0].rendered.ends_with("^^^^^^^"));
        }
        for page in [
            "<script>eventsource.close()</script>",
            "<script type=module>let hyperscript</script>",
            "<script type='text/hyperscript-template'>x</script>",
            "<script src=hyperscript.js></script>",
            "<script></script>",
        ] {
            assert!(html("page.html", page).is_empty(), "{page}");
        }
    }

    #[test]
    fn every_declaration_is_checked() {
        let page = "<script type=text/hyperscript>eventsource A fron /a end</script>\n<b _='on click log 1'>\n\
            <b _='on click putt 1'>\n<div disable-scripting><i script='foo'></i></div>\n<i script='foo'>";
        let lines: Vec<u32> = html("page.html", page).iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [1, 3, 5]);
    }

    #[test]
    fn scripts_and_stream_scripts_are_checked_as_a_whole() {
        assert!(script("a.hs", "\u{feff}on click log 1").is_empty());
        assert_eq!(script("a.hs", "\u{feff}on click\r\n  lgo 1")[0].line, 2);
        let problems = stream_script("a.sse", b": wiat 1s\n");
        assert_eq!((problems[0].line, problems[0].column, problems[0].end.column), (1, 3, 7));
    }
}
