//! Syntax as data: a construct says in a few steps how it is read.

use super::expression;
use super::keyword::Keyword;
use super::node::{Form, NOTHING};
use super::parser::Parser;
use crate::diagnostic::Expected;
use crate::span::Span;

/// A rule of the grammar. It leaves what it has read as a node on the parser's stack, unless it says otherwise.
pub(crate) type Rule = fn(&mut Parser<'_>);

/// How a construct is read that starts with a word of its own.
pub(crate) struct Syntax {
    /// Its word.
    pub(crate) keyword: Keyword,
    /// What it becomes, unless a step says otherwise.
    pub(crate) form: Form,
    /// What follows the word.
    pub(crate) steps: &'static [Step],
}

/// What is read next.
pub(crate) enum Step {
    /// An expression.
    Expression,
    /// Something that can be written, up to a word.
    Writable(Keyword),
    /// A word that has to be there.
    Word(&'static Expected),
    /// The expression behind a word, or nothing.
    Clause(Keyword),
    /// A word that may be there, and then is a bit of the detail; none for 0.
    Flag(Keyword, u8),
    /// Commands.
    Commands,
    /// Nothing is read, and nothing is there.
    Nothing,
    /// What another rule reads.
    Rule(Rule),
}

/// A construct in the making.
#[derive(Clone, Copy, Default)]
pub(crate) struct Draft<'a> {
    pub(crate) form: Form,
    pub(crate) detail: u8,
    pub(crate) text: &'a str,
    /// Its first word.
    pub(crate) opened: Span,
}

/// Reads what follows a construct's word, and what `behind` adds to its span.
pub(crate) fn read(p: &mut Parser<'_>, syntax: &Syntax, start: u32, opened: Span, behind: Rule) {
    let outer = std::mem::replace(&mut p.draft, Draft { form: syntax.form, opened, ..Draft::default() });
    let mark = p.mark();
    for step in syntax.steps {
        match *step {
            Step::Expression => expression::parse(p),
            Step::Writable(until) => expression::parse_writable(p, &[until]),
            Step::Word(expected) => p.require(expected),
            Step::Clause(word) => p.clause(word),
            Step::Flag(word, bit) => {
                if p.take(word) {
                    p.draft.detail |= bit;
                }
            }
            Step::Commands => super::command::parse_list(p),
            Step::Nothing => p.push(&NOTHING),
            Step::Rule(rule) => rule(p),
        }
    }
    behind(p);
    let Draft { form, detail, text, .. } = p.draft;
    p.close(mark, start, form, detail, text);
    p.draft = outer;
}
