//! Checking the declarations of HTML and script files, as the page's own parser reads them.

mod datastar;
mod decoded;
mod markup;
mod regular_expression;

use hypertide_grammar::diagnostic::Diagnostic;
use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::{Source, Span};
use serde::Serialize;

use crate::stream_script::{Script, ScriptError};
use decoded::Decoded;

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
    /// The kind of mistake, by a name that stays as it is.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would have been right there.
    pub expected: Vec<&'static str>,
    /// The word that was probably meant.
    pub suggestion: Option<&'static str>,
    /// The whole of it for a person: message, place, the line with a caret. Ends without a line end.
    #[serde(skip)]
    pub rendered: String,
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
    let scripts = declarations.scripts.iter().flat_map(|declaration| problems(file, html, declaration));
    let attributes =
        declarations.attributes.iter().flat_map(|attribute| datastar::problems(file, html, attribute));
    let mut problems: Vec<Problem> = scripts.chain(attributes).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

/// The mistakes in a file that is a script as a whole.
pub fn script(file: &str, text: &str) -> Vec<Problem> {
    let script = text.strip_prefix('\u{feff}').unwrap_or(text);
    problems(file, text, &Decoded::script(script, text.len() - script.len()))
}

/// The mistakes in a stream script.
pub fn stream_script(file: &str, bytes: &[u8]) -> Vec<Problem> {
    let errors = Script::parse(bytes).err().unwrap_or_default();
    errors.into_iter().map(|error| stream_script_problem(file, &error)).collect()
}

fn stream_script_problem(file: &str, error: &ScriptError) -> Problem {
    let (line, column) = (error.line as u32, error.column as u32);
    Problem {
        file: file.to_owned(),
        line,
        column,
        end: Place { line, column: column + error.width as u32 },
        code: "stream-script",
        message: format!("{}; {}", error.message, error.help),
        expected: Vec::new(),
        suggestion: None,
        rendered: error.render(file).trim_end().to_owned(),
    }
}

/// The mistakes in one declaration of a file.
fn problems(file: &str, content: &str, declaration: &Decoded) -> Vec<Problem> {
    let source = Source::new(file, content);
    let diagnostics = parse_script(&Arena::new(), &declaration.text).diagnostics;
    diagnostics.into_iter().map(|diagnostic| problem(&source, declaration, diagnostic)).collect()
}

fn problem(source: &Source<'_>, declaration: &Decoded, diagnostic: Diagnostic) -> Problem {
    // What was found is said as the browser reads it: a quote, not its `&quot;`.
    let message = diagnostic.message(&declaration.text);
    let in_file = Diagnostic {
        span: in_file(declaration, diagnostic.span),
        note: diagnostic.note.map(|(note, span)| (note, in_file(declaration, span))),
        ..diagnostic
    };
    let (start, end) = (source.position(in_file.span.start), source.position(in_file.span.end));
    let rendered = in_file.render(source);
    let place = rendered.find("\n").map_or("", |at| &rendered[at..]);
    Problem {
        file: source.name.to_owned(),
        line: start.line,
        column: start.column,
        end: Place { line: end.line, column: end.column },
        code: in_file.code.name(),
        rendered: format!("error: {message}{place}"),
        message,
        expected: in_file.expected.iter().map(|expected| expected.text()).collect(),
        suggestion: in_file.suggestion,
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
        assert_eq!(problem.suggestion, Some("put"));
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
