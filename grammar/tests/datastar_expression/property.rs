//! What holds for every input.

use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::{Arena, parse};
use hypertide_grammar::datastar::lint;
use proptest::prelude::*;

/// Words and signs that expressions are made of, in any order.
const PIECES: [&str; 84] = [
    "a",
    "b",
    "$a",
    "$a.b-c",
    "$",
    "@get",
    "1",
    "0x1",
    "1e3",
    "10n",
    "'s'",
    "\"",
    "'",
    "`",
    "${",
    "}",
    "{",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    ".",
    "?.",
    "...",
    "=>",
    "=",
    "+=",
    "??=",
    ">>>=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "**",
    "++",
    "--",
    "&&",
    "||",
    "??",
    "|",
    "&",
    "^",
    "~",
    "!",
    "==",
    "===",
    "!=",
    "<",
    ">",
    "<=",
    "<<",
    ">>",
    ">>>",
    "?",
    ":",
    "\n",
    " ",
    "//",
    "/*",
    "*/",
    "\\",
    "if",
    "else",
    "for",
    "of",
    "in",
    "const",
    "let",
    "return",
    "await",
    "async",
    "new",
    "typeof",
    "delete",
    "instanceof",
    "function",
    "null",
    "true",
    "é",
    "\u{2028}",
    "😀",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        if let Err((span, _)) = parse(&Arena::new(), &text) {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
        }
    }

    #[test]
    fn any_row_of_pieces_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        let text = pieces.concat();
        match parse(&Arena::new(), &text) {
            Ok(program) => {
                for statement in program {
                    prop_assert!(text.get(statement.span.start as usize..statement.span.end as usize).is_some());
                }
                let name = read("data-signals", &text).and_then(|reading| reading.name);
                for found in name.iter().flat_map(|name| lint::value(name, &text, program)) {
                    prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some(), "{found:?}");
                }
            }
            Err((span, _)) => {
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
            }
        }
    }
}
