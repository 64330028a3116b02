//! `def`: functions for hyperscript and for JavaScript.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

fn script(text: &str) -> String {
    format!("<script type='text/hyperscript'>{text}</script>")
}

#[wasm_bindgen_test]
async fn a_function_returns_its_value_or_a_promise_where_it_waits() {
    let html = script("def now(n) return n + 1 end def then_(n) wait a tick return n + 1 end");
    let steps = "const promise = then_(1); return [now(1), promise instanceof Promise, await promise]";
    assert_eq!(play(&html, steps).await, "2,true,2");
}

#[wasm_bindgen_test]
async fn a_function_throws_or_rejects() {
    let html = script("def now_() throw 'a' end def later_() wait a tick throw 'b' end");
    let steps = "let now; try { now_() } catch (thrown) { now = thrown } return [now, await later_().catch((thrown) => thrown)]";
    assert_eq!(play(&html, steps).await, "a,b");
}

#[wasm_bindgen_test]
async fn a_dotted_name_lies_in_a_namespace() {
    let html = script("def some.space.double(n) return n * 2 end");
    assert_eq!(play(&html, "return some.space.double(4)").await, "8");
}

#[wasm_bindgen_test]
async fn a_function_of_an_attribute_belongs_to_its_element_and_those_in_it() {
    let html = "<div _='def own() return 5 end'><p _='on go put own() into me'></p></div>";
    let steps = "fire('p', 'go'); return find('p').textContent + typeof globalThis.own";
    assert_eq!(play(html, steps).await, "5undefined");
}

#[wasm_bindgen_test]
async fn a_function_has_catch_and_finally() {
    let html = script("def careful() throw 'x' catch e return e + '!' finally set global tidy to 1 end");
    assert_eq!(play(&html, "return careful() + tidy").await, "x!1");
}

#[wasm_bindgen_test]
async fn js_declares_functions_for_all() {
    let html = script("js function three() { return 3 } end") + "<p _='on go put three() into me'></p>";
    assert_eq!(play(&html, "fire('p', 'go'); return find('p').textContent").await, "3");
}

#[wasm_bindgen_test]
async fn init_runs_in_a_microtask_and_immediately_at_once() {
    let html =
        "<p _=\"init append 'b' to my textContent end init immediately append 'a' to my textContent\"></p>";
    let steps =
        "const at_once = find('p').textContent; await null; return at_once + ' ' + find('p').textContent";
    assert_eq!(play(html, steps).await, "a ab");
}
