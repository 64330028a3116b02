//! What has a value.

pub mod array;
pub mod attribute;
pub mod beep;
pub mod block;
pub mod boolean;
pub mod call;
pub mod class;
pub mod closest;
pub mod collection;
pub mod comparison;
pub mod conversion;
pub mod css;
pub mod id;
pub mod implicit;
pub mod r#in;
pub mod index;
pub mod logical;
pub mod math;
pub mod negative;
pub mod no;
pub mod not;
pub mod null;
pub mod number;
pub mod object;
pub mod of;
pub mod path;
pub mod positional;
pub mod possessive;
pub mod property;
pub mod query;
pub mod relative;
pub mod selector;
pub mod some;
pub mod string;
pub mod style;
pub mod symbol;
pub mod template;
pub mod type_check;
pub mod unit;
pub mod url;

use super::keyword::{CLOSER, Keyword};
use super::parser::Parser;
use super::token::Kind;
use crate::diagnostic::{Code, Expected};
use crate::span::Span;
use path::StepKind;

/// An expression. Parentheses leave no node, but the span of what is in them then includes them.
#[derive(Clone, Copy, Debug)]
pub struct Expr<'a> {
    /// Its text, which errors quote.
    pub span: Span,
    /// What it is.
    pub form: Form<'a>,
}

/// The forms of an expression.
#[derive(Clone, Copy, Debug, Default)]
pub enum Form<'a> {
    /// `null`
    #[default]
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `1`, `2.5`, `1e-3`
    Number(number::Number<'a>),
    /// `"text"`, `'text'`, and bare URLs where they are allowed.
    String(&'a str),
    /// Text with `${…}` in it, between backticks.
    Template(&'a [template::Part<'a>]),
    /// `[1, 2]`
    Array(&'a [&'a Expr<'a>]),
    /// `{name: value}`
    Object(object::Object<'a>),
    /// `\ x -> expression`
    Block(block::Block<'a>),
    /// `me`, `it`, `event` and the like.
    Implicit(implicit::Implicit),
    /// A variable.
    Symbol(symbol::Symbol<'a>),
    /// `#id`, `#{expression}`
    Id(selector::Selector<'a>),
    /// `.class`, `.{expression}`
    Class(selector::Selector<'a>),
    /// `<css/>`
    Query(query::Query<'a>),
    /// `@name` of the implicit target (`you`, else `me`).
    Attribute(attribute::Attribute<'a>),
    /// `*name` of the implicit target (`you`, else `me`).
    Style(style::Style<'a>),
    /// A value and the steps that lead on from it: `x.y`, `x's y`, `y of x`, `x[1]`, `x(y)`, `x as Int`, `x in y`, …
    Path(path::Path<'a>),
    /// `closest [parent] <css/> [to TARGET]`
    Closest(&'a closest::Closest<'a>),
    /// `next <css/>`, `previous <css/>`
    Relative(&'a relative::Relative<'a>),
    /// `first of x`, `last of x`, `random in x`
    Positional(positional::Positional<'a>),
    /// `a + b + c`: one operator, two operands or more.
    Math(math::Math<'a>),
    /// `-x`
    Negative(&'a Expr<'a>),
    /// `not x`
    Not(&'a Expr<'a>),
    /// `no x`: is it null, undefined or empty?
    No(&'a Expr<'a>),
    /// `some x`: the opposite of `no x`.
    Some(&'a Expr<'a>),
    /// `x is y` and all the others.
    Comparison(&'a comparison::Comparison<'a>),
    /// `a and b and c`: one operator, two operands or more.
    Logical(logical::Logical<'a>),
    /// `10px`, `50%`: text. Also with an expression before the unit.
    Unit(unit::Unit<'a>),
    /// `2s`, `200 ms`: a number of milliseconds.
    Time(unit::Time<'a>),
    /// `x: String`: throws where it is not one.
    TypeCheck(type_check::TypeCheck<'a>),
    /// `beep! x`: shows the value on the console and passes it on.
    Beep(&'a Expr<'a>),
}

impl Default for &Expr<'_> {
    fn default() -> Self {
        &Expr { span: Span { start: 0, end: 0 }, form: Form::Null }
    }
}

impl<'a> Expr<'a> {
    /// Whether it is a selector that is known from the text alone.
    pub(crate) fn is_selector(&self) -> bool {
        use selector::Selector::Static;
        matches!(
            self.form,
            Form::Id(Static(_)) | Form::Class(Static(_)) | Form::Query(query::Query::Static(_))
        )
    }

    /// Whether it names a place that can be written.
    fn is_writable(&self) -> bool {
        match &self.form {
            Form::Symbol(_) | Form::Implicit(_) | Form::Id(_) | Form::Class(_) | Form::Query(_) => true,
            Form::Attribute(_) | Form::Closest(_) => true,
            Form::Style(style) => !style.computed,
            Form::Path(path) => match path.steps.last().map(|step| &step.kind) {
                Some(
                    StepKind::Property(_) | StepKind::Attribute(_) | StepKind::Index(_) | StepKind::In(_),
                ) => true,
                Some(StepKind::Style(style)) => !style.computed,
                _ => false,
            },
            _ => false,
        }
    }
}

/// Any expression.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    p.enter();
    let expr = logical::parse(p);
    p.leave();
    expr
}

/// Any expression, up to one of these words.
pub(crate) fn parse_until<'a>(p: &mut Parser<'a>, words: &[Keyword]) -> &'a Expr<'a> {
    let follows = p.follows;
    p.follows = follows.and(words);
    let expr = parse(p);
    p.follows = follows;
    expr
}

/// Any expression, in brackets of some kind: what ends an expression outside of them does not end this one.
pub(crate) fn parse_enclosed<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let follows = std::mem::take(&mut p.follows);
    let expr = parse(p);
    p.follows = follows;
    expr
}

/// Expressions with commas between them, up to a closing sign; the opening one is the current token.
pub(crate) fn parse_list<'a>(p: &mut Parser<'a>, close: &'static Expected) -> &'a [&'a Expr<'a>] {
    p.advance();
    let mut items = Vec::new();
    if Expected::Sign(p.token.kind) != *close {
        loop {
            items.push(parse_enclosed(p));
            if !p.take_kind(Kind::Comma) {
                break;
            }
        }
    }
    p.require(close);
    p.list(&items)
}

/// What has an expression as its result.
type Rule<'a> = fn(&mut Parser<'a>) -> &'a Expr<'a>;

/// The operands behind the first one, with one and the same operator between them, which is told by its number.
fn parse_operands<'a>(
    p: &mut Parser<'a>,
    first: &'a Expr<'a>,
    operand: Rule<'a>,
    operator: fn(&Parser<'a>) -> Option<u8>,
    mixed: Code,
) -> &'a [&'a Expr<'a>] {
    let one = operator(p);
    let mut operands = vec![first];
    loop {
        let next = operator(p);
        if next.is_none() {
            return p.list(&operands);
        }
        if next != one {
            return p.fail(mixed);
        }
        p.advance();
        operands.push(operand(p));
    }
}

/// Something that can be written, up to one of these words.
pub(crate) fn parse_writable<'a>(p: &mut Parser<'a>, words: &[Keyword]) -> &'a Expr<'a> {
    let follows = p.follows;
    p.follows = follows.and(words);
    p.take(Keyword::The);
    p.enter();
    let expr = path::parse(p);
    p.leave();
    p.follows = follows;
    if expr.is_writable() { expr } else { p.fail_at(Code::NotWritable, expr.span) }
}

/// An operand of arithmetic: something before which `not`, `no`, `first` and the like can stand, with its unit.
pub(crate) fn parse_unary<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    p.enter();
    p.take(Keyword::The);
    let keyword = if p.follows.has(p.token.keyword) { Keyword::Other } else { p.token.keyword };
    let expr = match keyword {
        Keyword::Not => not::parse(p),
        Keyword::No => no::parse(p),
        Keyword::Beep => beep::parse(p),
        Keyword::First | Keyword::Last | Keyword::Random => {
            let root = positional::parse(p);
            path::continued(p, root)
        }
        Keyword::Next | Keyword::Previous => {
            let root = relative::parse(p);
            path::continued(p, root)
        }
        _ => {
            let value = if p.at_kind(Kind::Minus) { negative::parse(p) } else { path::parse(p) };
            unit::continued(p, value)
        }
    };
    p.leave();
    expr
}

/// A value by itself, without anything behind it.
pub(crate) fn parse_leaf<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let token = p.token;
    let start = token.span.start;
    let form = match token.kind {
        Kind::Word => match token.keyword {
            Keyword::True | Keyword::False => {
                p.advance();
                Form::Boolean(token.keyword == Keyword::True)
            }
            Keyword::Null => {
                p.advance();
                Form::Null
            }
            Keyword::Closest => return closest::parse(p),
            Keyword::Some => return some::parse(p),
            keyword if keyword.is(CLOSER) && !symbol::is_variable(p) => {
                return p.fail_expected(&[Expected::Expression]);
            }
            _ => return symbol::parse(p),
        },
        Kind::Colon | Kind::Caret => return symbol::parse(p),
        Kind::Number => Form::Number(number::Number { text: p.text() }),
        Kind::String => Form::String(string::parse(p)),
        Kind::Backtick => Form::Template(template::parse(p)),
        Kind::OpenParen => {
            p.advance();
            let expr = parse_enclosed(p);
            p.require(&Expected::Sign(Kind::CloseParen));
            return p.node(start, expr.form);
        }
        Kind::OpenBracket => Form::Array(array::parse(p)),
        Kind::OpenBrace => Form::Object(object::parse(p)),
        Kind::Backslash => block::parse(p),
        Kind::Class | Kind::ClassOpen => Form::Class(selector::parse(p)),
        Kind::Id | Kind::IdOpen => Form::Id(selector::parse(p)),
        Kind::Less => Form::Query(query::parse(p)),
        Kind::Attribute => Form::Attribute(attribute::parse(p)),
        Kind::Style => Form::Style(style::parse(p)),
        _ => return p.fail_expected(&[Expected::Expression]),
    };
    p.node(start, form)
}
