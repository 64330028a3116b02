//! No text makes the parser panic, overflow the stack or take more than linear time.

use super::lint::{Page, advice, lint, suggestion};
use super::*;
use crate::diagnostic::Code;
use crate::span::Source;
use proptest::prelude::*;

/// How many bytes the parser has read, in all, and what was wrong.
fn work(text: &str) -> (usize, Vec<Diagnostic>) {
    let arena = Arena::new();
    let mut p = Parser::new(&arena, text);
    while !p.at_kind(Kind::End) {
        let first = p.token;
        let indent = p.indent;
        feature::parse(&mut p);
        if p.recover() {
            skip_feature(&mut p, first, indent);
        }
    }
    (p.work, p.diagnostics)
}

/// What nests, and what only goes on and on.
const PIECES: &[&str] = &[
    "(",
    "[",
    "{",
    "{a:",
    "((",
    "[[",
    "<",
    "`",
    "`${",
    "`${`",
    "\"",
    "'",
    "\\ x -> ",
    "not ",
    "no ",
    "some ",
    "- ",
    "-",
    "--",
    "if x ",
    "if ",
    "else ",
    "if x else ",
    "repeat ",
    "for x in ",
    "tell x ",
    "a's ",
    "a's b's ",
    "a of ",
    "of ",
    "x.",
    "x[",
    "x(",
    "x is ",
    "x and ",
    "x or ",
    "x + ",
    "x as ",
    "x as A|",
    "x in ",
    "x where ",
    "the ",
    "first ",
    "next ",
    "closest ",
    "my ",
    "#{",
    ".{",
    "<${",
    "<\"",
    "@a='",
    "[@",
    "[@a] ",
    "/*",
    "/* */",
    "//",
    "-- x\n",
    "$",
    "${",
    "}",
    ")",
    "]",
    "/>",
    "end ",
    "on x ",
    "on x log < end ",
    "on x log ` end ",
    "on x log ' end ",
    "on x log \" end\n",
    "on x log ( end\n",
    "on x log [@ end\n",
    "on x log /* end\n",
    "eventsource a on x `\n",
    "eventsource a\non x !\n",
    "eventsource a from /b on c end end ",
    "js ",
    "js \" ",
    "js end ",
    "js ` end ",
    "on x js ` end ",
    "init log x ",
    "def f(",
    "def f(a, ",
    "set $x to ",
    "on a or ",
    "on a[",
    "wait for a or ",
    "log `$a.b",
    "log `$a.b` ",
    "x: y ",
    "1s ",
    "1.",
    "1e",
    "\u{e9}",
    "\u{1f600}",
    "\0",
    "\r",
    "\n",
    "beep! ",
    "x.y(",
    "x!",
    "\\",
    "^x on ",
    "put x into y then ",
    "on x log 1 unless ",
    "toggle between ",
    "fetch ",
    "fetch /",
    "send a(b: ",
    "add {",
    "add {'",
    "show x with a:",
];

/// What stands before it.
const HEADS: &[&str] = &[
    "",
    "on x ",
    "on x log ",
    "on x log `${",
    "eventsource a from (",
    "init if x ",
    "on x log /*\non x log ",
];

/// Reads heads and pieces of some size on a stack no larger than a browser's.
fn read(heads: &'static [&'static str], pieces: &'static [&'static str], size: usize) {
    let run = move || {
        for piece in pieces {
            for head in heads {
                let mut text = String::from(*head);
                text.push_str(&piece.repeat(size / piece.len()));
                let (work, _) = work(&text);
                assert!(work < 16 * text.len(), "{head}{piece}: read {} times", work / text.len());
            }
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn anything_is_read_in_linear_time() {
    read(HEADS, PIECES, 20_000);
}

#[test]
fn a_megabyte_that_nests_is_read_in_linear_time() {
    let nesting =
        &["(", "[", "`${", "not ", "if if ", "a's b's ", "a of ", "\"'", "/* ", "on x log ( end\n", "x."];
    read(&["on x log "], nesting, 1 << 20);
}

#[test]
fn a_line_of_a_megabyte_is_not_looked_through_for_each_token() {
    let started = std::time::Instant::now();
    // From the comment on, what is quoted has to end with its line.
    read(&["on x log /*\non x log "], &["a ", "'a' ", "@a='b' ", "/**/ ", "[@a] ", "a's "], 1 << 20);
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}

#[test]
fn what_nests_too_deep_says_so() {
    for piece in ["(", "[", "{a: ", "not ", "- ", "`${", "some ", "\\ x -> ", "x + (", "a of "] {
        let text = String::from("on x log ") + &piece.repeat(300);
        let (_, diagnostics) = work(&text);
        assert_eq!(diagnostics.first().map(|diagnostic| diagnostic.code), Some(Code::TooDeep), "{piece}");
    }
    for piece in ["if x ", "repeat forever ", "tell x "] {
        let text = String::from("on x ") + &piece.repeat(300);
        assert_eq!(work(&text).1.first().map(|diagnostic| diagnostic.code), Some(Code::TooDeep), "{piece}");
    }
}

#[test]
fn what_is_long_but_not_deep_is_no_error() {
    for piece in ["x.y", "x(1)", "x[1]", "x's y", "x as A|B", "x + x", "x and x", "x where y", "[1, 2]"] {
        let (first, rest) = piece.split_at(1);
        let text = String::from("on x log ") + first + &rest.repeat(5_000);
        let text =
            if piece == "[1, 2]" { String::from("on x log [1") + &", 2".repeat(5_000) + "]" } else { text };
        let (_, diagnostics) = work(&text);
        assert_eq!(diagnostics, [], "{piece}");
    }
}

/// Everything that is said about a text is about a place in it, and can be shown.
fn check(text: &str) {
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    let source = Source::new("soup", text);
    for diagnostic in &script.diagnostics {
        let spans = [Some(diagnostic.span), diagnostic.note.map(|(_, span)| span)];
        for span in spans.into_iter().flatten() {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
        }
        assert!(diagnostic.render(&source).starts_with("error: "));
        let advice = advice(text, diagnostic);
        let _ = suggestion(text, diagnostic, advice.as_deref());
    }
    for finding in lint(text, &script, &Page::new(text, &["a"], &["b"])) {
        let span = finding.span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    }
    let mut end = 0;
    for feature in &script.features {
        assert!(feature.span.start >= end && feature.span.end >= feature.span.start, "{text:?}");
        end = feature.span.end;
    }
    assert!(format!("{:?}", script.features).len() < 1000 + 2000 * text.len(), "{text:?}");
}

/// Words and signs of the language in any order.
fn soup() -> impl Strategy<Value = String> {
    let words = Keyword::texts(0xff).collect::<Vec<_>>();
    let word = prop::sample::select(words).prop_map(String::from);
    let piece = prop::sample::select(PIECES).prop_map(String::from);
    let other = prop::sample::select(
        &[
            "to",
            "into",
            "from",
            "with",
            "as",
            "in",
            "of",
            "the",
            "x",
            "y",
            "1",
            "'s",
            "$x",
            ":y",
            "^z",
            "#id",
            ".class",
            "<a/>",
            "@b",
            "*color",
            "'text'",
            "\"text\"",
            "`t ${x} $y`",
            "{a: 1}",
            "[1]",
            "(x)",
            ".y",
            "[0]",
            "+",
            "-",
            "is",
            "not",
            "and",
            "or",
            "me",
            "it",
            "catch e",
            "finally",
            "\n",
            "=",
            "==",
            "<",
            ">",
            ",",
            "|",
            ":",
            "!",
            "%",
            "..",
            "/a/b",
            "-- c\n",
            "every",
            "first",
            "queue all",
            "debounced at 1s",
            "method",
            "headers",
            "transport native",
            "json",
            "when",
            "where",
            "by",
            "times",
            "index i",
        ][..],
    )
    .prop_map(String::from);
    prop::collection::vec(prop_oneof![3 => word, 2 => piece, 6 => other], 0..60)
        .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_soup_of_words_panics(text in soup()) {
        check(&text);
        check(&(String::from("on x ") + &text));
        check(&(String::from("eventsource a from /b ") + &text));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        check(&text);
        check(&(String::from("on x log ") + &text));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_script_that_is_cut_short_panics(at in 0usize..2000) {
        let text = super::tests::SCRIPTS.join("\n");
        let mut at = at * text.len() / 2000;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        check(&text[..at]);
        check(&text[at..]);
    }
}
