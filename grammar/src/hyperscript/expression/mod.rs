//! What has a value.

pub(super) mod array;
pub(super) mod attribute;
pub(super) mod beep;
pub(super) mod block;
pub(super) mod boolean;
pub(super) mod call;
pub(super) mod class;
pub(super) mod closest;
pub(super) mod collection;
pub mod comparison;
pub(super) mod conversion;
pub(super) mod css;
pub(super) mod id;
pub mod implicit;
pub(super) mod r#in;
pub(super) mod index;
pub(super) mod logical;
pub mod math;
pub(super) mod negative;
pub(super) mod no;
pub(super) mod not;
pub(super) mod null;
pub mod number;
pub(super) mod object;
pub(super) mod of;
pub(super) mod path;
pub(super) mod positional;
pub(super) mod possessive;
pub(super) mod property;
pub(super) mod query;
pub mod relative;
pub(super) mod selector;
pub(super) mod some;
pub(super) mod string;
pub(super) mod style;
pub mod symbol;
pub(super) mod template;
pub(super) mod type_check;
pub mod unit;
pub(super) mod url;

use super::keyword::{CLOSER, Keyword};
use super::node::{Form, Node};
use super::parser::Parser;
use super::syntax::Rule;
use super::token::Kind;
use crate::diagnostic::{Code, Expected};

/// Any expression. Parentheses leave no node, but the span of what is in them then includes them.
pub(crate) fn parse(p: &mut Parser<'_>) {
    p.enter();
    logical::parse(p);
    p.leave();
}

/// Any expression, up to one of these words.
pub(crate) fn parse_until(p: &mut Parser<'_>, words: &[Keyword]) {
    let follows = p.follows;
    p.follows = follows.and(words);
    parse(p);
    p.follows = follows;
}

/// Any expression, in brackets of some kind: what ends an expression outside of them does not end this one.
pub(crate) fn parse_enclosed(p: &mut Parser<'_>) {
    let follows = std::mem::take(&mut p.follows);
    parse(p);
    p.follows = follows;
}

/// Expressions with commas between them, up to a closing sign; the opening one is the current token.
fn parse_list(p: &mut Parser<'_>, start: u32, form: Form, close: &'static Expected) {
    let mark = p.mark();
    p.advance();
    if Expected::Sign(p.token.kind) != *close {
        loop {
            parse_enclosed(p);
            if !p.take_kind(Kind::Comma) {
                break;
            }
        }
    }
    p.require(close);
    p.close(mark, start, form, 0, "");
}

/// Operands with one and the same operator between them, which is told by its number; 0 for none.
fn parse_operands(
    p: &mut Parser<'_>,
    operand: Rule,
    operator: fn(&Parser<'_>) -> u8,
    form: Form,
    mixed: Code,
) {
    let mark = p.mark();
    operand(p);
    let one = operator(p);
    if one == 0 {
        return;
    }
    loop {
        let next = operator(p);
        if next == 0 {
            break;
        }
        if next != one {
            return p.fail(mixed);
        }
        p.advance();
        operand(p);
    }
    let start = p.start_of(mark);
    p.close(mark, start, form, one, "");
}

/// What stands behind the current word, as the one node of a form.
fn prefixed(p: &mut Parser<'_>, form: Form, operand: Rule) {
    let (mark, start) = (p.mark(), p.token.span.start);
    p.advance();
    operand(p);
    p.close(mark, start, form, 0, "");
}

/// Something that can be written, up to one of these words.
pub(crate) fn parse_writable(p: &mut Parser<'_>, words: &[Keyword]) {
    let follows = p.follows;
    p.follows = follows.and(words);
    p.take(Keyword::The);
    p.enter();
    path::parse(p);
    p.leave();
    p.follows = follows;
    if !p.top().is_writable() {
        p.fail_at(Code::NotWritable, p.top().span);
    }
}

/// An operand of arithmetic: something before which `not`, `no`, `first` and the like can stand, with its unit.
pub(crate) fn parse_unary(p: &mut Parser<'_>) {
    p.enter();
    p.take(Keyword::The);
    let mark = p.mark();
    let keyword = if p.follows.has(p.token.keyword) { Keyword::Other } else { p.token.keyword };
    match keyword {
        Keyword::Not => not::parse(p),
        Keyword::No => no::parse(p),
        Keyword::Beep => beep::parse(p),
        Keyword::First | Keyword::Last | Keyword::Random => {
            positional::parse(p);
            path::continued(p, mark);
        }
        Keyword::Next | Keyword::Previous => {
            relative::parse(p);
            path::continued(p, mark);
        }
        _ => {
            if p.at_kind(Kind::Minus) {
                negative::parse(p);
            } else {
                path::parse(p);
            }
            unit::continued(p, mark);
        }
    }
    p.leave();
}

/// An operand of arithmetic, up to a word.
fn parse_unary_until(p: &mut Parser<'_>, word: Keyword) {
    let follows = p.follows;
    p.follows = follows.and(&[word]);
    parse_unary(p);
    p.follows = follows;
}

/// A selector that is known from the text alone, up to a word.
pub(crate) fn parse_selector(p: &mut Parser<'_>, until: Keyword) {
    parse_unary_until(p, until);
    if !p.top().is_selector() {
        p.fail_at(Code::NeedsSelector, p.top().span);
    }
}

/// A value by itself, without anything behind it.
pub(crate) fn parse_leaf(p: &mut Parser<'_>) {
    let token = p.token;
    let start = token.span.start;
    match token.kind {
        Kind::Word => match token.keyword {
            Keyword::True | Keyword::False => {
                p.advance();
                p.leaf(start, Form::Boolean, (token.keyword == Keyword::True).into(), "");
            }
            Keyword::Null => {
                p.advance();
                p.leaf(start, Form::Null, 0, "");
            }
            Keyword::Closest => closest::parse(p),
            Keyword::Some => some::parse(p),
            keyword if keyword.is(CLOSER) && !symbol::is_variable(p) => {
                p.fail_expected(&[Expected::Expression])
            }
            _ => symbol::parse(p),
        },
        Kind::Colon | Kind::Caret => symbol::parse(p),
        Kind::Number => {
            let digits = p.text();
            p.leaf(start, Form::Number, 0, digits);
        }
        Kind::String => {
            let text = string::parse(p);
            p.leaf(start, Form::String, 0, text);
        }
        Kind::Backtick => template::parse(p),
        Kind::OpenParen => {
            p.advance();
            parse_enclosed(p);
            p.require(&Expected::Sign(Kind::CloseParen));
            let span = p.since(start);
            let inner = p.pop();
            p.push(p.keep_node(Node { span, ..*inner }));
        }
        Kind::OpenBracket => array::parse(p),
        Kind::OpenBrace => object::parse(p),
        Kind::Backslash => block::parse(p),
        Kind::Class | Kind::ClassOpen | Kind::Id | Kind::IdOpen => selector::parse(p),
        Kind::Less => query::parse(p),
        Kind::Attribute => attribute::parse(p),
        Kind::Style => style::parse(p),
        _ => p.fail_expected(&[Expected::Expression]),
    }
}
