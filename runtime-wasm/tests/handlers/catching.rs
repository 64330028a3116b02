//! `catch`, `finally`, and what is waited for without being told.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn catch_gets_what_was_thrown_now_or_later() {
    let html = "<p _=\"on go throw 'now' catch e put e into me end
        on later call Promise.reject('later') catch e put e into me\"></p>";
    assert_eq!(play(html, "fire('p', 'go'); return find('p').textContent").await, "now");
    let steps = "fire('p', 'later'); await until(() => find('p').textContent); return find('p').textContent";
    assert_eq!(play(html, steps).await, "later");
}

#[wasm_bindgen_test]
async fn finally_runs_once_however_the_run_ends() {
    for body in ["exit", "throw 1", "return 2", "wait a tick", "throw 1 catch e throw e", "halt"] {
        let html = format!("<p _=\"on go {body} finally append '.' to my textContent\"></p>");
        let steps = "fire('p', 'go'); await until(() => find('p').textContent); await turn(); return find('p').textContent";
        assert_eq!(play(&html, steps).await, ".", "{body}");
    }
}

#[wasm_bindgen_test]
async fn promises_are_awaited_in_literals_arguments_and_conditions() {
    for (expression, value) in [
        ("([later(1), 2, later(3)] joined by ',')", "1,2,3"),
        ("{a: later(1)}.a", "1"),
        ("`${later(1)}!`", "1!"),
        ("Math.max(later(1), later(5), 2)", "5"),
        ("later(1) + later(2)", "3"),
        ("(later(0) or 7)", "7"),
        ("(later([4]))[later(0)]", "4"),
        ("not later(false)", "true"),
    ] {
        let html = format!("<p _=\"on go put {expression} into me\"></p>");
        let steps = "globalThis.later = (value) => new Promise((done) => setTimeout(done, 1, value));
            fire('p', 'go'); await until(() => find('p').textContent); return find('p').textContent";
        assert_eq!(play(&html, steps).await, value, "{expression}");
    }
    let html = "<p _='on go if Promise.resolve(false) put 1 into me else put 2 into me'></p>";
    let steps = "fire('p', 'go'); await until(() => find('p').textContent); return find('p').textContent";
    assert_eq!(play(html, steps).await, "2");
}

#[wasm_bindgen_test]
async fn a_run_that_waits_lets_others_go_on() {
    let html = "<p _='on every go(n) wait for the_end append n to my textContent'></p>";
    let steps = "for (const n of [1, 2]) fire('p', 'go', { n }); fire('p', 'the_end');
        await until(() => find('p').textContent.length == 2); return find('p').textContent";
    assert_eq!(play(html, steps).await, "12");
}
