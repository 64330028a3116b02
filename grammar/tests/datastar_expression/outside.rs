//! What is not read: each with its place, and with what to write instead where it is JavaScript.

use super::read;

#[track_caller]
fn refuses(text: &str, problem: &str) {
    assert_eq!(read(text), problem, "{text}");
}

#[test]
fn javascript_outside_the_subset() {
    for (text, form, at) in [
        ("function f() {}", "Function", "function"),
        ("a = function () {}", "Function", "function"),
        ("async function f() {}", "Function", "async"),
        ("class A {}", "Class", "class"),
        ("var a = 1", "Var", "var"),
        ("while (a) b", "While", "while"),
        ("do a; while (b)", "While", "do"),
        ("for (let i = 0; i < 1; i++) a", "ForLoop", "for"),
        ("for (;;) a", "ForLoop", "for"),
        ("for (var a of b) c", "ForLoop", "for"),
        ("for (const a in b) c", "ForIn", "for"),
        ("for await (const a of b) c", "ForAwait", "for await"),
        ("for (const a of b) break", "Break", "break"),
        ("try { a } catch {}", "Try", "try"),
        ("throw a", "Throw", "throw"),
        ("a ?? throw b", "Throw", "throw"),
        ("() => var", "Var", "var"),
        ("switch (a) {}", "Switch", "switch"),
        ("this.value", "This", "this"),
        ("import('a')", "Import", "import"),
        ("a: b", "Label", "a"),
        ("({a() {}})", "Method", "a"),
        ("({get a() {}})", "Method", "get"),
        ("({async a() {}})", "Method", "async"),
        ("[a, b] = [b, a]", "DestructuringAssignment", "[a, b]"),
        ("({a} = b)", "DestructuringAssignment", "{a}"),
        ("a`b`", "TaggedTemplate", "b"),
    ] {
        refuses(text, &format!("{form} at {at:?}"));
    }
}

#[test]
fn brackets_and_quotes() {
    refuses("(a", "UnclosedParenthesis at \"(\"");
    refuses("[a, {b: 1}", "UnclosedBracket at \"[\"");
    refuses("(a]", "WrongParenthesis at \"]\"");
    refuses("a)", "Unopened at \")\"");
    refuses("'a", "UnclosedString at \"'a\"");
    refuses("\"a\nb\"", "UnclosedString at \"\\\"a\"");
    refuses("`a", "UnclosedTemplate at \"`\"");
    refuses("`a ${b", "UnclosedTemplate at \"a \"");
    refuses("/a", "UnclosedRegExp at \"/a\"");
    refuses("a /* b", "UnclosedComment at \"/*\"");
}

#[test]
fn numbers_and_escapes() {
    for text in ["010", "1__0", "1_", "0x", "0b2", "1e", "1px", "3in", "1.5n"] {
        assert!(read(text).starts_with("BadNumber"), "{text}: {}", read(text));
    }
    refuses(r"'a\u12'", r#"BadEscape at "\\u""#);
    refuses(r"'\xg1'", r#"BadEscape at "\\x""#);
    refuses(r"'\u{110000}'", r#"BadEscape at "\\u""#);
    refuses(r"'\ud83d'", r#"BadEscape at "\\ud83d""#);
    refuses(r"'a \ude00\ud83d'", r#"BadEscape at "a \\ude00\\ud83d""#);
    refuses(r"'\01'", r#"BadEscape at "\\0""#);
}

#[test]
fn places() {
    refuses("a +", "ExpectedValue at \"\"");
    refuses("a + * b", "ExpectedValue at \"*\"");
    refuses("a ? b", "ExpectedOtherwise at \"\"");
    refuses("{a: 1 b: 2}", "ExpectedCommaOrBrace at \"b\"");
    refuses("f(a b)", "ExpectedCommaOrParenthesis at \"b\"");
    refuses("f(, a)", "ExpectedValue at \",\"");
    refuses("a.", "ExpectedPropertyName at \"\"");
    refuses("@get", "ExpectedArguments at \"\"");
    refuses("@ get()", "UnknownCharacter at \"@\"");
    refuses("a # b", "UnknownCharacter at \"#\"");
    refuses("const a", "ExpectedInitialValue at \"\"");
    refuses("const $a = 1", "SignalAsName at \"$a\"");
    refuses("const new = 1", "ReservedName at \"new\"");
    refuses("const {new} = a", "ExpectedColon at \"}\"");
    refuses("$a => 1", "SignalAsName at \"$a\"");
    refuses("if (a) const b = 1", "DeclarationNeedsBlock at \"const b = 1\"");
    refuses("a\n=> b", "ArrowOnNewLine at \"=>\"");
    refuses("-a ** b", "UnaryBeforePower at \"**\"");
    refuses("a ?? b || c", "MixedLogical at \"||\"");
    refuses("a && b ?? c", "MixedLogical at \"??\"");
    refuses("new @get()", "NoConstructor at \"@get()\"");
    refuses("const [...a, b] = c", "RestNotLast at \",\"");
    refuses("({...a, b}) => c", "RestNotLast at \",\"");
    refuses("a }", "Unopened at \"}\"");
}

#[test]
fn nesting_is_bounded_and_long_rows_are_not() {
    let deep = |count: usize| format!("{}a{}", "(".repeat(count), ")".repeat(count));
    assert_eq!(read(&deep(190)), "a;");
    assert!(read(&deep(210)).starts_with("TooDeep"));
    for hostile in
        ["(", "[", "{", "!", "a=>", "a?", "`${", "-", "new ", "[...", "if(a)", "a=", "{a:", "await ", "f("]
    {
        let text = hostile.repeat(200_000);
        assert!(!read(&text).is_empty());
    }
    assert!(read(&"a+".repeat(100_000)).starts_with("Expected"));
    assert!(read(&("a".to_owned() + &".b".repeat(100_000))).starts_with("a['b']"));
    assert!(read(&("a".to_owned() + &" ** b".repeat(3_000))).starts_with("(a ** (b"));
    assert!(read(&("a".to_owned() + &" && b".repeat(100_000))).starts_with("(a && b"));
    assert!(read(&"a;".repeat(100_000)).starts_with("a; a;"));
}
