//! Datastar's attributes: their names, and the expressions in them.

use super::lines::Lines;
use super::markup::Attribute;
use super::{Problem, cut, in_file, regular_expression};
use hypertide_grammar::datastar::attribute::{Name, Value, read};
use hypertide_grammar::datastar::expression::{Arena, constant, parse};
use hypertide_grammar::datastar::lint::{self, Finding};
use hypertide_grammar::span::Span;

/// The mistakes in the attributes of an element, where they are Datastar's or almost.
pub(super) fn problems(lines: &Lines<'_>, attributes: &[Attribute]) -> Vec<Problem> {
    let names: Vec<_> = attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    attributes.iter().flat_map(|attribute| in_attribute(lines, attribute, &names)).collect()
}

/// The mistakes in an attribute; `names` are those of all attributes of its element.
fn in_attribute(lines: &Lines<'_>, attribute: &Attribute, names: &[&str]) -> Vec<Problem> {
    let value = attribute.value.as_ref();
    let text = value.map_or("", |value| value.text.as_str());
    let at = u32::try_from(attribute.at).unwrap_or(u32::MAX);
    let place = |span: Span| Span::new(at.saturating_add(span.start), at.saturating_add(span.end));
    let mut found = lint::name(&attribute.name, text);
    found.extend(lint::alone(&attribute.name, names));
    let mut problems: Vec<Problem> =
        found.into_iter().map(|found| Problem::found(lines, place(found.span), found)).collect();
    let lower = attribute.name.to_ascii_lowercase();
    if let Some(name) = read(&lower, text).and_then(|reading| reading.name)
        && let Some(value) = value
    {
        let found = in_value(&name, text, cut(lines.text, value));
        problems
            .extend(found.into_iter().map(|found| Problem::found(lines, in_file(value, found.span), found)));
    }
    problems
}

/// The mistakes in the events that a stream script sends.
pub(super) fn in_stream(file: &str, text: &str) -> Vec<Problem> {
    let lines = Lines::of(file, text);
    let sends = |comment: &str| comment.starts_with(" raw") || comment.starts_with(" part");
    let found = lint::stream(text, &sends);
    found.into_iter().map(|found| Problem::found(&lines, found.span, found)).collect()
}

/// What is wrong with a value; `cut` says what cut it off, where that is likely.
fn in_value(name: &Name<'_>, text: &str, cut: &str) -> Vec<Finding> {
    let error = |span, message: String| vec![Finding::error(span, message)];
    match name.attribute.value() {
        Value::Signal | Value::None => return Vec::new(),
        Value::Names => return lint::value(name, text, &[]),
        Value::Expression | Value::Filter => {}
    }
    let arena = Arena::new();
    match parse(&arena, text) {
        Ok(statements) => {
            let mut found = lint::value(name, text, statements);
            if let Some(span) = constant::reassigned(statements) {
                found.extend(error(span, constant::PROBLEM.to_owned()));
            }
            if let Some((span, message)) = regular_expression::problem(statements) {
                found.extend(error(span, message));
            }
            found
        }
        Err((span, code)) => match lint::object(name.attribute, text) {
            Some(found) if cut.is_empty() => vec![found],
            _ if !cut.is_empty() => error(span, format!("{}{cut}", code.text())),
            _ if code.is_outside() => {
                let there = span.of(text);
                error(span, format!("`{there}` is not part of these expressions: {}", code.text()))
            }
            _ => error(span, code.text().to_owned()),
        },
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
        assert_eq!(problems[1].suggestion.as_deref(), Some("debounce"));
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
