//! What the grammar in Rust answers: JSON, as `answer.mjs` makes it of what that in JavaScript answers.

use hypertide_grammar::datastar::attribute::{self, Problem};
use hypertide_grammar::datastar::expression;
use hypertide_grammar::datastar::expression::problem::Code;
use hypertide_grammar::diagnostic::{Diagnostic, quote};
use hypertide_grammar::hyperscript::{self, Arena};
use hypertide_grammar::span::{Source, Span};
use serde_json::{Value, json};

/// Where the texts are said to stand.
const NAME: &str = "button#save";

/// What is asked about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// What does it declare in hyperscript?
    Hyperscript,
    /// What is it as an expression in one of Datastar's attributes?
    Expression,
    /// What does the name of an attribute mean, behind which stands `=` and its value?
    Attribute,
    /// How is the place shown that stands between `«` and `»`?
    Place,
}

impl Question {
    /// How `answer.mjs` calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hyperscript => "hyperscript",
            Self::Expression => "expression",
            Self::Attribute => "attribute",
            Self::Place => "place",
        }
    }

    /// The answer, and whether the text is sound.
    pub(crate) fn answer(self, text: &str) -> (String, bool) {
        match self {
            Self::Hyperscript => script(text),
            Self::Expression => value(text),
            Self::Attribute => name(text),
            Self::Place => (place(text), true),
        }
    }
}

/// A text whose places are counted as JavaScript counts them.
struct Counted<'a> {
    text: &'a str,
    /// Of each byte; empty where they are the same.
    places: Vec<u32>,
}

impl<'a> Counted<'a> {
    fn new(text: &'a str) -> Self {
        let mut places = Vec::new();
        if !text.is_ascii() {
            let mut place = 0;
            for character in text.chars() {
                places.extend((0..character.len_utf8()).map(|_| place));
                place += character.len_utf16() as u32;
            }
            places.push(place);
        }
        Self { text, places }
    }

    fn place(&self, offset: u32) -> u32 {
        self.places.get(offset as usize).copied().unwrap_or(offset)
    }

    /// A problem: as it is shown, in short, a word for programs, line and column.
    fn problem(&self, rendered: &str, message: &str, code: &str, span: Span) -> Value {
        let position = Source::new(NAME, self.text).position(span.start);
        json!([rendered, message, code, position.line, position.column])
    }
}

fn script(text: &str) -> (String, bool) {
    let arena = Arena::new();
    let script = hyperscript::parse_script(&arena, text);
    let counted = Counted::new(text);
    let features: Vec<_> = script.features.iter().map(|feature| tree(&counted, feature)).collect();
    let said = |diagnostic: &Diagnostic| {
        let rendered = diagnostic.render(&Source::new(NAME, text));
        counted.problem(&rendered, &diagnostic.message(text), diagnostic.code.name(), diagnostic.span)
    };
    let problems: Vec<_> = script.diagnostics.iter().map(said).collect();
    let sound = !features.is_empty() && problems.is_empty();
    (json!([features, problems]).to_string(), sound)
}

/// A node as an array: its form, detail, start, end and text, and then its nodes; 0 for what is missing.
fn tree(counted: &Counted<'_>, node: &hyperscript::node::Node<'_>) -> Value {
    if node.is_nothing() {
        return json!(0);
    }
    let place = |offset| counted.place(offset);
    let mut made = vec![
        json!(format!("{:?}", node.form)),
        json!(node.detail),
        json!(place(node.span.start)),
        json!(place(node.span.end)),
    ];
    made.push(json!(node.text));
    made.extend(node.nodes.iter().map(|node| tree(counted, node)));
    Value::Array(made)
}

fn value(text: &str) -> (String, bool) {
    let arena = expression::Arena::new();
    let counted = Counted::new(text);
    match expression::parse(&arena, text) {
        Ok(statements) => {
            let statements: Vec<_> =
                statements.iter().map(|statement| statement_tree(&counted, statement)).collect();
            (json!([[], statements]).to_string(), !statements.is_empty())
        }
        Err((span, code)) => (json!([[refused(&counted, span, code)], null]).to_string(), false),
    }
}

/// A node as an array: its kind, flag, start, end and text, and then its parts.
fn statement_tree(counted: &Counted<'_>, node: &expression::Node<'_>) -> Value {
    let place = |offset| json!(counted.place(offset));
    let mut made = vec![json!(format!("{:?}", node.kind)), json!(node.flag)];
    made.extend([place(node.span.start), place(node.span.end), json!(node.text)]);
    made.extend(node.children.iter().map(|node| statement_tree(counted, node)));
    Value::Array(made)
}

fn refused(counted: &Counted<'_>, span: Span, code: Code) -> Value {
    let mut message = String::new();
    if code.is_outside() {
        message = format!("`{}` is not part of these expressions: ", span.of(counted.text));
    }
    message.push_str(code.text());
    said(counted, span, &message)
}

fn name(text: &str) -> (String, bool) {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let Some(reading) = attribute::read(name, value) else { return (json!([[], null]).to_string(), false) };
    let counted = Counted::new(name);
    let problems: Vec<_> = reading.problems.iter().map(|problem| misnamed(&counted, problem)).collect();
    let meant = reading.name.map(|found| {
        // Of one that is given twice, the last counts.
        let mut modifiers: Vec<(&str, Vec<&str>)> = Vec::new();
        for modifier in &found.modifiers {
            let (name, tags) = (modifier.kind.name(), modifier.tags().collect());
            match modifiers.iter_mut().find(|(other, _)| *other == name) {
                Some(known) => known.1 = tags,
                None => modifiers.push((name, tags)),
            }
        }
        json!([found.attribute.name(), found.cased_key(), found.key, modifiers])
    });
    let sound = problems.is_empty();
    (json!([problems, meant]).to_string(), sound)
}

fn misnamed(counted: &Counted<'_>, problem: &Problem) -> Value {
    let mut message = String::from(problem.code.text());
    if let Some(meant) = problem.meant {
        // Where a key was written with a `-`, it is shown behind the `:` that was meant.
        let behind =
            if meant.ends_with(':') { problem.span.of(counted.text).get(meant.len()..) } else { None };
        message = format!("{message}; did you mean `{meant}{}`?", behind.unwrap_or(""));
    }
    said(counted, problem.span, &message)
}

fn said(counted: &Counted<'_>, span: Span, message: &str) -> Value {
    let mut rendered = String::from(message);
    quote(&mut rendered, &Source::new(NAME, counted.text), span);
    counted.problem(&rendered, message, "datastar", span)
}

fn place(text: &str) -> String {
    let plain = |part: &str| part.replace(['«', '»'], "");
    let from = text.find('«').map_or(0, |at| at + '«'.len_utf8());
    let (before, behind) = text.split_at(from);
    let start = plain(before).len();
    let length = plain(behind.split('»').next().unwrap_or("")).len();
    let mut shown = String::new();
    quote(&mut shown, &Source::new(NAME, &plain(text)), Span::new(start as u32, (start + length) as u32));
    json!(shown).to_string()
}
