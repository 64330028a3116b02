//! What can be wrong with an expression, and how it is said.

use crate::words::Words;

macro_rules! problems {
    ($($name:ident $text:literal)+) => {
        /// What is wrong: something that was expected, JavaScript that is left out, or a mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Code {
            $(#[doc = concat!("`` ", $text, " ``")] $name,)+
        }

        const TEXTS: Words = Words(concat!($($text, "\n",)+));

        #[cfg(test)]
        pub(super) const ALL: &[Code] = &[$(Code::$name,)+];
    };
}

problems! {
    // JavaScript that is left out: what to write instead.
    Var "write const or let"
    While "write for (const a of list), or a method such as list.map(a => …)"
    Break "leave a loop early with list.find(…) or list.some(…), or with return"
    Switch "write if … else, or a ? b : c"
    Try "write promise.catch(…), or declare the function in a script of the page"
    Throw "write Promise.reject(…), or declare the function in a script of the page"
    Debugger "set the breakpoint in a script of the page"
    With "name the object: const a = …"
    Import "import in a script of the page, and put what is needed here on window"
    Function "write an arrow function: (a) => …"
    Class "declare classes in a script of the page"
    This "write el for the element"
    Super "declare classes in a script of the page"
    Yield "declare generators in a script of the page"
    ForLoop "write for (const a of list), or a method such as list.map(a => …)"
    ForIn "write for (const key of Object.keys(object))"
    ForAwait "await the whole: for (const a of await Promise.all(list))"
    Label "leave the label out; where an object is meant, put it in parentheses"
    Method "write name: () => …"
    DestructuringAssignment "declare what is taken apart: const [a, b] = …"
    TaggedTemplate "call the function: tag(`…`)"
    // What should stand there.
    ExpectedValue "expected a value"
    ExpectedInitialValue "expected `=` and a value"
    ExpectedStatement "expected a statement"
    ExpectedStatementEnd "expected `;` or a new line"
    ExpectedBlock "expected `{`"
    ExpectedOpening "expected `(`"
    ExpectedParenthesis "expected `)`"
    ExpectedBracket "expected `]`"
    ExpectedBrace "expected `}`"
    ExpectedCommaOrParenthesis "expected `,` or `)`"
    ExpectedCommaOrBracket "expected `,` or `]`"
    ExpectedCommaOrBrace "expected `,` or `}`"
    ExpectedColon "expected `:` and a value"
    ExpectedOtherwise "expected `:` and the value for the other case"
    ExpectedArrow "expected `=>`"
    ExpectedConstOrLet "expected `const` or `let`"
    ExpectedOf "expected `of`"
    ExpectedName "expected a name"
    ExpectedPropertyName "expected the name of a property"
    ExpectedKey "expected a key: a name, a text, a number or [expression]"
    ExpectedArguments "expected `(` and what the action is given"
    // Mistakes.
    UnknownCharacter "this character means nothing here"
    UnclosedParenthesis "`)` is missing for this `(`"
    UnclosedBracket "`]` is missing for this `[`"
    UnclosedBrace "`}` is missing for this `{`"
    WrongParenthesis "`)` has to come first"
    WrongBracket "`]` has to come first"
    WrongBrace "`}` has to come first"
    Unopened "nothing is open here that this could close"
    UnclosedString "this text is not closed on its line"
    UnclosedTemplate "this template is not closed"
    UnclosedRegExp "this regular expression is not closed on its line"
    UnclosedComment "this comment is not closed"
    BadEscape "this escape stands for no character"
    BadNumber "this is no number"
    TooDeep "nested more than 200 deep"
    NoPlace "this cannot be given a value"
    NothingToDelete "only a signal or a property can be deleted"
    NoConstructor "an action makes no objects"
    SignalAsName "`$` names are signals; declare a name without it"
    ReservedName "this word belongs to the language; declare another name"
    RestNotLast "what takes the others has to come last"
    DeclarationNeedsBlock "a declaration here needs a block: { const a = … }"
    ArrowOnNewLine "`=>` has to stand on the line of its parameters"
    UnaryBeforePower "write (-a) ** b or -(a ** b)"
    MixedLogical "put parentheses around what `??` or its neighbour joins"
}

impl Code {
    /// What is said.
    pub fn text(self) -> &'static str {
        TEXTS.at(self as usize)
    }

    /// Is it JavaScript that is left out? The text then says what to write instead.
    pub fn is_outside(self) -> bool {
        (self as u8) < Self::ExpectedValue as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_own_line() {
        assert_eq!(TEXTS.count(), ALL.len());
        assert_eq!(Code::Var.text(), "write const or let");
        assert!(Code::MixedLogical.text().starts_with("put parentheses"));
        assert!(ALL.iter().all(|code| !code.text().is_empty()));
    }
}
