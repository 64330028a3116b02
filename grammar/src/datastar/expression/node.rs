//! What every form of an expression is in the tree: one shape, so that one small walk reads all of them.

use crate::span::Span;

/// A form with its parts.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// Which form it is; it says what the others hold.
    pub kind: Kind,
    /// What else there is to say: an operator, or bits.
    pub flag: u8,
    /// Its text, which errors quote. That of a form in parentheses includes them.
    pub span: Span,
    /// A name, or the text of a literal.
    pub text: &'a str,
    /// Its parts, in their order.
    pub children: &'a [Node<'a>],
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Nothing: a place left out in `[a, , b]`, or the value of `let a`.
    Missing,
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// `1`, `2.5`, `0xff`, `10n`: as written.
    Number,
    /// `'text'`, a key, or a stretch of a template: its escapes are read.
    String,
    /// `` `text ${value}` ``: its stretches and values.
    Template,
    /// `/pattern/flags`: as written. Whether it is one is for JavaScript to say.
    RegExp,
    /// `[a, ...b]`
    Array,
    /// `{a: 1, [b]: c, ...d}`: keys and values in turn; the key is a [`Kind::Rest`] before what is spread.
    Object,
    /// `...a` in an array, arguments, parameters or a pattern of an array.
    Spread,
    /// `...` in an object or its pattern.
    Rest,
    /// `el`, `evt`, a local name, a global; `$` alone is the whole store.
    Name,
    /// `$name`: the first name of a signal's path, without the `$`. What follows it are the steps of a chain.
    Signal,
    /// `@name(…)`: the name, and what it is given.
    Action,
    /// `a.b`, `a[b]`, `a(b)`, `a?.b` in a row: where it starts, and its steps, which are the next three.
    ///
    /// Where an optional step meets null or undefined, the value of the whole chain is undefined and the steps behind it
    /// are not taken. A chain in parentheses that has such a step is the start of another one.
    Chain,
    /// `.name`; the flag says whether it is optional. The span of a step begins where the chain does.
    Property,
    /// `[index]`
    Index,
    /// `(arguments)`. Behind a property or an index it is a method of what stands before that.
    Call,
    /// `new A(b)`: what makes the object, and what it is given.
    New,
    /// `-a`, `typeof a`: the flag is a place in [`super::unary::UNARY`].
    Unary,
    /// `await a`
    Await,
    /// `a++`, `--a`: the flag is made of [`super::update::UP`] and [`super::update::PREFIX`].
    Update,
    /// `a + b * c`: operands and operators in the order in which they are worked out (`a b c * +`).
    Operation,
    /// The last two operands become one. The flag is a place in [`super::operation::OPERATORS`]. The span is theirs.
    Operator,
    /// Stands behind the first operand of `&&`, `||` and `??`: the second is only worked out where it is needed.
    Choice,
    /// `a ? b : c`
    Conditional,
    /// `a = b`, `a += b`: the flag is the operator, or [`super::assignment::PLAIN`].
    Assignment,
    /// `(a, b) => c`: its parameters, and last what it does. The flag says whether it is `async`.
    Arrow,
    /// `a, b`
    Sequence,
    /// `a = 1` in a pattern: what is given the value, and what stands for undefined.
    Default,
    /// `const a = 1, [b] = c`: patterns and values in turn. The flag says whether it is `const`.
    Declaration,
    /// `if (a) b else c`
    If,
    /// `for (const a of b) c`: the pattern, what is iterated over, and what is done. The flag says whether it is `const`.
    ForOf,
    /// `return a`
    Return,
    /// `{ a; b }`
    Block,
}

/// Stands where there is none.
pub(super) static NOTHING: Node<'static> = Node::empty(Kind::Missing, Span { start: 0, end: 0 });

impl<'a> Node<'a> {
    /// The part at a place; something that is missing where there is none.
    pub fn child(&self, place: usize) -> &'a Node<'a> {
        self.children.get(place).unwrap_or(&NOTHING)
    }

    /// A form without parts.
    pub(super) const fn empty(kind: Kind, span: Span) -> Self {
        Self { kind, flag: 0, span, text: "", children: &[] }
    }

    /// Is it a chain that ends in a property or an index?
    pub(super) fn ends_in_part(&self) -> bool {
        self.kind == Kind::Chain && self.children.last().is_some_and(|step| step.kind != Kind::Call)
    }

    /// Has a chain an optional step?
    pub(super) fn has_optional(&self) -> bool {
        self.children.iter().skip(1).any(|step| step.flag != 0)
    }

    /// Is it an expression, and not a statement?
    pub fn is_expression(&self) -> bool {
        (self.kind as u8) < Kind::Declaration as u8
    }
}
