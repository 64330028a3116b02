//! What can be wrong with an expression.

pub use super::outside::Outside;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Something else should stand here.
    Expected(Expected),
    /// JavaScript that is left out.
    Outside(Outside),
    /// A character that means nothing.
    UnknownCharacter,
    /// A bracket that is never closed, and what would close it.
    Unclosed(u8),
    /// Another bracket is to be closed first: what would close it.
    WrongBracket(u8),
    /// A bracket that was never opened.
    Unopened,
    /// A string that is not closed on its line, and its quote.
    UnclosedString(u8),
    /// A template, or a `${` in it, that is never closed.
    UnclosedTemplate,
    /// A regular expression that is not closed on its line.
    UnclosedRegExp,
    /// A comment that is never closed.
    UnclosedComment,
    /// An escape that stands for no character.
    BadEscape,
    /// A number that JavaScript does not read.
    BadNumber,
    /// More than 200 forms inside one another.
    TooDeep,
    /// What cannot be given a value.
    NoPlace,
    /// What cannot be deleted.
    NothingToDelete,
    /// What makes no objects.
    NoConstructor,
    /// `$name` where a name is declared.
    SignalAsName,
    /// A word of the language where a name is declared.
    ReservedName,
    /// `const` or `let` right behind `if (…)`.
    DeclarationNeedsBlock,
    /// `=>` on a line of its own.
    ArrowOnNewLine,
    /// `-a ** b`
    UnaryBeforePower,
    /// `??` beside `&&` or `||`
    MixedLogical,
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value, behind what is named.
    Value(&'static str),
    /// A statement.
    Statement,
    /// `;` or a new line.
    StatementEnd,
    /// `{`
    Block,
    /// `(`
    OpenParenthesis,
    /// `)`
    CloseParenthesis,
    /// This bracket.
    Closing(char),
    /// `,` or this bracket.
    CommaOr(char),
    /// `:` behind a key.
    Colon,
    /// `:` of `a ? b : c`.
    ConditionalColon,
    /// `=>`
    Arrow,
    /// `const` or `let`
    ConstOrLet,
    /// `of`
    Of,
    /// A name to declare.
    Name,
    /// The name of a property.
    PropertyName,
    /// The key of an object.
    Key,
    /// `(` behind the name of an action.
    ActionArguments,
}

impl Code {
    /// What is said.
    pub fn text(self) -> &'static str {
        match self {
            Self::Expected(expected) => expected.text(),
            Self::Outside(outside) => outside.instead(),
            Self::UnknownCharacter => "this character means nothing here",
            Self::Unclosed(b')') => "`)` is missing for this `(`",
            Self::Unclosed(b']') => "`]` is missing for this `[`",
            Self::Unclosed(_) => "`}` is missing for this `{`",
            Self::WrongBracket(b')') => "`)` has to come first",
            Self::WrongBracket(b']') => "`]` has to come first",
            Self::WrongBracket(_) => "`}` has to come first",
            Self::Unopened => "nothing is open here that this could close",
            Self::UnclosedString(_) => "this text is not closed on its line",
            Self::UnclosedTemplate => "this template is not closed",
            Self::UnclosedRegExp => "this regular expression is not closed on its line",
            Self::UnclosedComment => "this comment is not closed",
            Self::BadEscape => "this escape stands for no character",
            Self::BadNumber => "this is no number",
            Self::TooDeep => "nested more than 200 deep",
            Self::NoPlace => "this cannot be given a value",
            Self::NothingToDelete => "only a signal or a property can be deleted",
            Self::NoConstructor => "an action makes no objects",
            Self::SignalAsName => "`$` names are signals; declare a name without it",
            Self::ReservedName => "this word belongs to the language; declare another name",
            Self::DeclarationNeedsBlock => "a declaration here needs a block: { const a = … }",
            Self::ArrowOnNewLine => "`=>` has to stand on the line of its parameters",
            Self::UnaryBeforePower => "write (-a) ** b or -(a ** b)",
            Self::MixedLogical => "put parentheses around what `??` or its neighbour joins",
        }
    }
}

impl Expected {
    /// What is said.
    pub fn text(self) -> &'static str {
        match self {
            Self::Value("=") => "expected `=` and a value",
            Self::Value(_) => "expected a value",
            Self::Statement => "expected a statement",
            Self::StatementEnd => "expected `;` or a new line",
            Self::Block => "expected `{`",
            Self::OpenParenthesis => "expected `(`",
            Self::CloseParenthesis | Self::Closing(')') => "expected `)`",
            Self::Closing(']') => "expected `]`",
            Self::Closing(_) => "expected `}`",
            Self::CommaOr(')') => "expected `,` or `)`",
            Self::CommaOr(']') => "expected `,` or `]`",
            Self::CommaOr(_) => "expected `,` or `}`",
            Self::Colon => "expected `:` and a value",
            Self::ConditionalColon => "expected `:` and the value for the other case",
            Self::Arrow => "expected `=>`",
            Self::ConstOrLet => "expected `const` or `let`",
            Self::Of => "expected `of`",
            Self::Name => "expected a name",
            Self::PropertyName => "expected the name of a property",
            Self::Key => "expected a key: a name, a text, a number or [expression]",
            Self::ActionArguments => "expected `(` and what the action is given",
        }
    }
}
