//! The tree: every construct is a node of the same make.
//!
//! What a node's detail, text and nodes mean is said with its form. One make for all of them lets rules be data, and
//! takes a fraction of the code that a type for each construct does.

use crate::span::Span;

/// A piece of the tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// What it is.
    pub form: Form,
    /// Which of the form's kinds, as the form says.
    pub detail: u8,
    /// Its text, which errors quote.
    pub span: Span,
    /// A name, as the form says.
    pub text: &'a str,
    /// What it consists of, as the form says. Where something is missing that something else stands behind, there is
    /// [`NOTHING`].
    pub nodes: &'a [&'a Node<'a>],
}

/// What stands for something that is missing.
pub static NOTHING: Node<'static> =
    Node { form: Form::Nothing, detail: 0, span: Span { start: 0, end: 0 }, text: "", nodes: &[] };

impl<'a> Node<'a> {
    /// One of its nodes; [`NOTHING`] where it has none there.
    pub fn node(&self, at: usize) -> &'a Node<'a> {
        self.nodes.get(at).copied().unwrap_or(&NOTHING)
    }

    /// Its last node and those before.
    pub fn split_last(&self) -> (&'a Node<'a>, &'a [&'a Node<'a>]) {
        match self.nodes {
            [before @ .., last] => (last, before),
            [] => (&NOTHING, &[]),
        }
    }

    /// Whether it stands for something that is missing.
    pub fn is_nothing(&self) -> bool {
        self.form == Form::Nothing
    }

    /// Whether a bit of the detail is set.
    pub fn has(&self, bit: u8) -> bool {
        self.detail & bit != 0
    }

    /// Whether it is a selector that is known from the text alone.
    pub(crate) fn is_selector(&self) -> bool {
        matches!(self.form, Form::Id | Form::Class | Form::Query) && self.nodes.is_empty()
    }

    /// Whether it names a place that can be written.
    pub(crate) fn is_writable(&self) -> bool {
        match self.form {
            Form::Symbol | Form::Implicit | Form::Id | Form::Class | Form::Query | Form::Attribute => true,
            Form::Closest | Form::Property | Form::Index | Form::In => true,
            Form::Style => self.detail == 0,
            Form::Path => self.split_last().0.is_writable(),
            _ => false,
        }
    }
}

/// The forms of a node. The comment says what its detail (`#`), text (`"…"`) and nodes are, where it has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Form {
    /// What is missing.
    #[default]
    Nothing,
    /// "A text": a part of another node.
    Text,
    /// Texts in a row.
    Names,
    /// Whatever stands together.
    List,

    /// `null`
    Null,
    /// `true`, where # is 1, `false`
    Boolean,
    /// "Digits": what JavaScript's `parseFloat` reads.
    Number,
    /// "The text", its escapes resolved; bare URLs too.
    String,
    /// The parts: texts and expressions.
    Template,
    /// `[1, 2]`: the items.
    Array,
    /// `{name: value}`: names (texts or expressions) and values in turn.
    Object,
    /// `\ x -> expression`: texts, and the expression.
    Block,
    /// A name that is always there: # is an [`Implicit`](super::expression::implicit::Implicit).
    Implicit,
    /// A variable: "its name", # is a [`Scope`](super::expression::symbol::Scope), and `on ELEMENT`.
    Symbol,
    /// `#id`: "the name", or the expression of `#{expression}`.
    Id,
    /// `.class`: "the name", or the expression of `.{expression}`.
    Class,
    /// `<css/>`: "the selector", or the parts of one with something to fill in.
    Query,
    /// `@name="value"`: "the name", and a text where it has a value.
    Attribute,
    /// `*name`: "the property"; # is 1 for the computed one, which cannot be written.
    Style,
    /// A value and the steps that lead on from it. A step's span goes from the start of the path to its own end.
    Path,
    /// `closest SELECTOR to TARGET`: both; # is 1 for `closest parent`.
    Closest,
    /// `next`, `previous`: the selector, `from`, where it looks; # are the bits of
    /// [`relative`](super::expression::relative).
    Relative,
    /// `first of x`: # is 0 for `first`, 1 for `last`, 2 for `random`.
    Positional,
    /// `a + b + c`: # is an [`Operator`](super::expression::math::Operator).
    Math,
    /// `a and b and c`: # is 1 for `and`, 2 for `or`.
    Logical,
    /// `-x`
    Negative,
    /// `not x`
    Not,
    /// `no x`: is it null, undefined or empty?
    No,
    /// `some x`: the opposite of `no x`.
    Some,
    /// `x is y` and all the others: left, right, `and UPPER`; "a type"; # are the bits of
    /// [`comparison`](super::expression::comparison).
    Comparison,
    /// `10px`: text: the value, and "the unit".
    Unit,
    /// `2s`: a number of milliseconds: the value; # is 1 for seconds.
    Time,
    /// `x: String`: the value, and "the type"; # is 1 where null and undefined fit: there is no `!`.
    TypeCheck,
    /// `beep! x`
    Beep,

    /// A step: `.name`, `'s name`: "the name".
    Property,
    /// A step: `[at]`, where # is 0, `[..to]` 1, `[from..]` 2, `[from..to]` 3.
    Index,
    /// A step: `(arguments)`.
    Call,
    /// A step: `as Conversion`: "the conversion".
    As,
    /// A step: `in y`.
    In,
    /// A step: `where CONDITION`, and the text of the loop's variable that is the item too.
    Where,
    /// A step: `sorted by KEY`; # is 1 for `descending`.
    Sorted,
    /// A step: `mapped to VALUE`
    Mapped,
    /// A step: `split by DELIMITER`
    Split,
    /// A step: `joined by DELIMITER`
    Joined,

    /// Commands in a row.
    Commands,
    /// `put VALUE … TARGET`: # is a [`Place`](super::command::put::Place).
    Put,
    /// `set TARGET to VALUE`
    Set,
    /// `set OBJECT on TARGET`
    SetAll,
    /// `default TARGET to VALUE`
    Default,
    /// `append VALUE to TARGET`
    Append,
    /// `add WHAT to TARGET when CONDITION`: # is 1 where what is a value.
    Add,
    /// `remove WHAT from TARGET when CONDITION`: # is 1 where what is a value.
    Remove,
    /// `toggle WHAT on TARGET`, and a time or an [`Form::Event`] that ends it; # is a
    /// [`What`](super::command::toggle::What).
    Toggle,
    /// `.one .two`: classes.
    Classes,
    /// `{color: red}`: the parts of the text.
    Styles,
    /// `show TARGET with STRATEGY:ARGUMENT when CONDITION`: the middle ones are texts.
    Show,
    /// `hide TARGET with STRATEGY when CONDITION`, as `show`.
    Hide,
    /// `log VALUES with FUNCTION`, which is the last.
    Log,
    /// `call …`, `get …`, a call that stands alone: the value becomes `it`.
    Get,
    /// `name(ARGUMENTS) on TARGET`: "the name"; the target is the last.
    Method,
    /// `send EVENT(DETAIL) to TARGET`: "the event".
    Send,
    /// `if CONDITION … else …`: both commands; where there is no `else`, nothing.
    If,
    /// `COMMAND unless CONDITION`
    Unless,
    /// `repeat …`, `for …`: what it goes over, the text of `index`, commands, the commands of `else`; "a name"; # is an
    /// [`Over`](super::command::repeat::Over).
    Repeat,
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `return VALUE`
    Return,
    /// `exit`
    Exit,
    /// `halt …`: # are the bits of [`halt`](super::command::halt).
    Halt,
    /// `throw VALUE`
    Throw,
    /// `tell TARGET …`: target and commands.
    Tell,
    /// `wait a tick`
    Tick,
    /// `wait TIME`
    Wait,
    /// `wait for …`: events and times, and at the end `from SOURCE`.
    WaitFor,
    /// "An event": what becomes of it stands in what it is a part of.
    Event,
    /// `fetch URL OPTIONS`: "the conversion"; # is 1 where it does not throw.
    Fetch,
    /// `increment TARGET by AMOUNT`
    Increment,
    /// `decrement TARGET by AMOUNT`
    Decrement,
    /// `js(NAMES) … end`: texts; "the JavaScript". As a feature, the names are those of its functions.
    Js,

    /// `eventsource NAME …`: "the name", [the options](super::feature::eventsource), and the handlers.
    EventSource,
    /// `on PATTERN … as ENCODING`: names, a text, and the body.
    Handler,
    /// `on EVENT or EVENT …`: the events, and the body; # are the bits of [`on`](super::feature::on).
    On,
    /// `init …`: commands; # is 1 for `immediately`.
    Init,
    /// `when EXPRESSION or EXPRESSION … changes …`: the expressions, and the commands.
    When,
    /// `def NAME(PARAMETERS) …`: "the name", names, and the body.
    Def,
    /// Commands, those of `catch` and those of `finally`: "the name" of what is caught.
    Body,
    /// `resize`
    Resize,
    /// `intersection`: the root, the text of `margin`, `threshold`.
    Intersection,
    /// `mutation of …`: the attributes' names; # are the bits of [`on`](super::feature::on).
    Mutation,
    /// A time that is known from the text alone: "the number"; # is 1 for seconds.
    Duration,
}
