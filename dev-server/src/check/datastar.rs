//! Datastar's attributes: their names, and the expressions in them.

use super::markup::Attribute;
use super::{Place, Problem, in_file, regular_expression};
use hypertide_grammar::datastar::attribute::{Value, read};
use hypertide_grammar::datastar::expression::{Arena, constant, parse};
use hypertide_grammar::diagnostic::quote;
use hypertide_grammar::span::{Source, Span};

/// The mistakes in an attribute, where it is one of Datastar's or almost.
pub(super) fn problems(file: &str, html: &str, attribute: &Attribute) -> Vec<Problem> {
    let source = Source::new(file, html);
    let Some(reading) =
        read(&attribute.name, attribute.value.as_ref().map_or("", |value| value.text.as_str()))
    else {
        return Vec::new();
    };
    let at = u32::try_from(attribute.at).unwrap_or(u32::MAX);
    let mut problems: Vec<Problem> = reading
        .problems
        .iter()
        .map(|found| {
            let span = Span::new(at.saturating_add(found.span.start), at.saturating_add(found.span.end));
            problem(&source, span, found.code.text().to_owned(), found.meant)
        })
        .collect();
    let holds = reading.name.map(|name| name.attribute.value());
    if let (Some(Value::Expression | Value::Filter), Some(value)) = (holds, &attribute.value)
        && let Some((span, message)) = expression(&value.text)
    {
        problems.push(problem(&source, in_file(value, span), message, None));
    }
    problems
}

/// What is wrong with an expression.
fn expression(text: &str) -> Option<(Span, String)> {
    let arena = Arena::new();
    match parse(&arena, text) {
        Ok(statements) => constant::reassigned(statements)
            .map(|span| (span, constant::PROBLEM.to_owned()))
            .or_else(|| regular_expression::problem(statements)),
        Err((span, code)) if code.is_outside() => {
            Some((span, format!("`{}` is not part of these expressions: {}", span.of(text), code.text())))
        }
        Err((span, code)) => Some((span, code.text().to_owned())),
    }
}

fn problem(source: &Source<'_>, span: Span, message: String, suggestion: Option<&'static str>) -> Problem {
    let (start, end) = (source.position(span.start), source.position(span.end));
    let mut rendered = format!("error: {message}");
    if let Some(meant) = suggestion {
        rendered.push_str(&format!("; did you mean `{meant}`?"));
    }
    quote(&mut rendered, source, span);
    Problem {
        file: source.name.to_owned(),
        line: start.line,
        column: start.column,
        end: Place { line: end.line, column: end.column },
        code: "datastar",
        message,
        expected: Vec::new(),
        suggestion,
        rendered,
    }
}

#[cfg(test)]
mod tests {
    use super::super::html;

    #[test]
    fn expressions_and_names_are_checked_in_their_file() {
        let page = "<p data-text=\"$a +\">\n<b data-on:click__debouce.1s='this.x'>x</b>\n<i data-test=\"1 +\" data-show>";
        let problems = html("page.html", page);
        let places: Vec<_> = problems.iter().map(|problem| (problem.line, problem.column)).collect();
        assert_eq!(places, [(1, 19), (2, 19), (2, 31), (3, 20)]);
        assert_eq!(problems[1].suggestion, Some("debounce"));
        assert!(problems[2].rendered.contains("page.html:2:31"), "{}", problems[2].rendered);
        assert!(problems[2].message.contains("write el"), "{}", problems[2].message);
    }

    #[test]
    fn what_only_the_whole_expression_shows_is_checked_too() {
        let page = "<p data-effect='const a = 1; a = 2'></p><p data-text='$a.match(/x(/)'></p><p data-text='/[a-z]+/giu.test($a)'></p>";
        let problems = html("page.html", page);
        let found: Vec<_> =
            problems.iter().map(|problem| (problem.column, problem.message.as_str())).collect();
        assert_eq!(found[0], (30, "this is a constant; declare it with let"));
        assert_eq!(found[1].0, 64);
        assert!(found[1].1.starts_with("this is no regular expression: "), "{}", found[1].1);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_is_ignored_or_right_is_not_reported() {
        let page = "<p data-ignore><b data-text='1 +'></b></p><p data-text='$a'></p><p data-bind='a b'></p><p data-signals='{a: 1}'>";
        assert!(html("page.html", page).is_empty());
    }
}
