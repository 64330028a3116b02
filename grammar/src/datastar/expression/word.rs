//! The words of the language. Each has a code as a token, by its place in the list.

use super::problem::Code;
use crate::words::Words;

const FIRST: u32 = 0x80;

macro_rules! words {
    ($($name:ident $word:literal)+) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types, dead_code)]
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum Place {
            $($name,)+
        }

        const WORDS: Words = Words(concat!($($word, "\n",)+));

        $(
            #[doc = $word]
            #[allow(dead_code)]
            pub(super) const $name: u32 = FIRST + Place::$name as u32;
        )+
    };
}

words! {
    // Those that start a statement that is left out.
    VAR "var"
    WHILE "while"
    DO "do"
    BREAK "break"
    CONTINUE "continue"
    SWITCH "switch"
    TRY "try"
    THROW "throw"
    DEBUGGER "debugger"
    WITH "with"
    EXPORT "export"
    // Those that start a value that is left out.
    FUNCTION "function"
    CLASS "class"
    THIS "this"
    SUPER "super"
    IMPORT "import"
    YIELD "yield"
    // Others that cannot be names.
    CATCH "catch"
    DEFAULT "default"
    ENUM "enum"
    EXTENDS "extends"
    FALSE "false"
    FINALLY "finally"
    FOR "for"
    IF "if"
    NULL "null"
    TRUE "true"
    // Of these, those behind which a value starts.
    AWAIT "await"
    CASE "case"
    CONST "const"
    DELETE "delete"
    ELSE "else"
    IN "in"
    INSTANCEOF "instanceof"
    LET "let"
    NEW "new"
    RETURN "return"
    TYPEOF "typeof"
    VOID "void"
    // Those that are names elsewhere.
    OF "of"
    ASYNC "async"
    GET "get"
    SET "set"
}

/// The code of a word as a token, where it is one of the language's.
pub(super) fn code(word: &str) -> Option<u32> {
    WORDS.place(word).map(|place| FIRST + place as u32)
}

/// Is this the code of a word of the language?
pub(super) fn is_word(code: u32) -> bool {
    (FIRST..=SET).contains(&code)
}

/// Is this the code of a word that is no name?
pub(super) fn is_reserved(code: u32) -> bool {
    (FIRST..OF).contains(&code)
}

/// Does a value start behind this word?
pub(super) fn before_value(code: u32) -> bool {
    (AWAIT..=OF).contains(&code)
}

/// The problem of a word that starts what is outside of the subset.
pub(super) fn outside(code: u32) -> Option<Code> {
    Some(match code {
        VAR => Code::Var,
        WHILE | DO => Code::While,
        BREAK | CONTINUE => Code::Break,
        SWITCH => Code::Switch,
        TRY => Code::Try,
        THROW => Code::Throw,
        DEBUGGER => Code::Debugger,
        WITH => Code::With,
        EXPORT | IMPORT => Code::Import,
        FUNCTION => Code::Function,
        CLASS => Code::Class,
        THIS => Code::This,
        SUPER => Code::Super,
        YIELD => Code::Yield,
        _ => return None,
    })
}
