//! What we read runs in JavaScript as the text itself does: the oracle is Node, where there is one.

use super::read;
use hypertide_grammar::datastar::expression::{Arena, parse};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::io::Write;
use std::process::{Command, Stdio};

/// Expressions over a few names, written without the parentheses that precedence makes needless.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(
        &[
            "a",
            "b",
            "c",
            "0",
            "1",
            "2.5",
            "'x'",
            "'3'",
            "null",
            "undefined",
            "true",
            "NaN",
            "o.p",
            "o.q",
            "l[1]",
            "o?.p",
            "n?.p",
            "n?.p.q.r",
            "`t${a}`",
            "[1, 2]",
            "f(1)",
            "l.length",
            "/b/.test('abc')",
            "o['p']",
            "-1",
            "3n",
        ][..],
    )
    .prop_map(str::to_owned);
    leaf.prop_recursive(5, 40, 4, |inner| {
        let binary = prop::sample::select(
            &[
                "+", "-", "*", "/", "%", "**", "<<", ">>", ">>>", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "&", "|",
                "^", "&&", "||", "??", ",",
            ][..],
        );
        prop_oneof![
            6 => (inner.clone(), binary, inner.clone()).prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            2 => inner.clone().prop_map(|a| format!("({a})")),
            2 => (prop::sample::select(&["-", "+", "!", "~", "typeof ", "void "][..]), inner.clone())
                .prop_map(|(op, a)| format!("{op} {a}")),
            2 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("{a} ? {b} : {c}")),
            1 => (prop::sample::select(&["a", "b", "o.p", "l[0]"][..]),
                  prop::sample::select(&["=", "+=", "-=", "*=", "**=", "<<=", ">>>=", "&&=", "||=", "??=", "|="][..]), inner.clone())
                .prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            1 => prop::sample::select(&["a++", "--b", "o.q--", "++l[1]"][..]).prop_map(str::to_owned),
            1 => inner.clone().prop_map(|a| format!("[{a}]")),
            1 => inner.clone().prop_map(|a| format!("(z => {a})(4)")),
            1 => inner.clone().prop_map(|a| format!("((x, y = {a}) => [x, y])(1)")),
            1 => inner.clone().prop_map(|a| format!("({{k: {a}, ...o}}).k")),
            1 => inner.clone().prop_map(|a| format!("`<${{{a}}}>`")),
            1 => inner.prop_map(|a| format!("(() => {{ const [h, ...t] = [{a}, 1]; if (h) return h; return t }})()")),
        ]
    })
}

/// Every operator beside every other, between numbers that tell the groupings apart.
fn every_pair_of_operators() -> impl Iterator<Item = String> {
    const OPERATORS: [&str; 27] = [
        "+",
        "-",
        "*",
        "/",
        "%",
        "**",
        "<<",
        ">>",
        ">>>",
        "<",
        ">",
        "<=",
        ">=",
        "==",
        "!=",
        "===",
        "!==",
        "&",
        "|",
        "^",
        "&&",
        "||",
        "??",
        ",",
        "? 8 :",
        "in",
        "instanceof",
    ];
    let numbers = [
        ("7", "2", "3"),
        ("0", "3", "2"),
        ("1", "0", "9"),
        ("-5", "7", "a"),
        ("c", "null", "1"),
        ("1", "l", "l"),
    ];
    OPERATORS.into_iter().flat_map(move |first| {
        OPERATORS
            .into_iter()
            .flat_map(move |second| numbers.map(|(a, b, c)| format!("{a} {first} {b} {second} {c}")))
    })
}

const RUN: &str = r"
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const show = (v) => { try { return typeof v + ' ' + (typeof v === 'bigint' ? v + 'n' : typeof v === 'function' ? 'function'
  : JSON.stringify(v, (k, x) => typeof x === 'bigint' ? x + 'n' : typeof x === 'number' ? (Object.is(x, -0) ? '-0' : String(x)) : x === undefined ? 'undefined' : x)); } catch (e) { return 'unshown' } };
const run = (text) => {
  const env = { a: 3, b: 'x', c: 0, n: null, o: { p: 1, q: 2 }, l: [1, 2, 3], f: (x) => x + 1 };
  let program;
  try { program = new Function('env', 'with (env) { return eval(env.text) }'); } catch (e) { return 'bad ' + e.message; }
  env.text = text;
  try { return show(program(env)) + show(env.a) + show(env.b) + show(env.o) + show(env.l); }
  catch (e) { return e.name === 'SyntaxError' ? 'SyntaxError' : e.name; }
};
let wrong = [];
for (const [text, ours] of rows) {
  const theirs = run(text), mine = ours === null ? 'SyntaxError' : run(ours);
  if (theirs !== mine) wrong.push(text + '\n   read as ' + ours + '\n   ' + theirs + ' | ' + mine);
}

console.log(wrong.slice(0, 5).join('\n'));
process.exit(wrong.length ? 1 : 0);
";

fn json(text: &str) -> String {
    format!("{text:?}").replace("\\'", "'")
}

#[test]
fn expressions_run_as_in_node() {
    if Command::new("node").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("skipped: there is no node here");
        return;
    }
    let mut runner = TestRunner::deterministic();
    let strategy = expression();
    let mut rows = Vec::new();
    let generated =
        (0..4000).map(|_| strategy.new_tree(&mut runner).expect("a generated expression").current());
    for text in every_pair_of_operators().chain(generated.collect::<Vec<_>>()) {
        let ours = read(&text);
        let refused = ours.contains(" at \"") && parse(&Arena::new(), &text).is_err();
        rows.push(format!("[{}, {}]", json(&text), if refused { "null".into() } else { json(&ours) }));
    }
    let mut node = Command::new("node")
        .args(["-e", RUN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    let input = format!("[{}]", rows.join(","));
    node.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(
        output.status.success(),
        "read otherwise than JavaScript does:\n{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
