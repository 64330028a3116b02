//! Expressions that hyperscript's conformance cases leave out.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

async fn value(expression: &str) -> String {
    let html = format!(
        "<ul class='outer'><li class='a'>1</li><li class='b'>2</li></ul><p _=\"on go put {expression} into me\"></p>"
    );
    play(&html, "fire('p', 'go'); return find('p').textContent").await
}

#[wasm_bindgen_test]
async fn collections_are_filtered_sorted_mapped_split_and_joined() {
    for (expression, expected) in [
        ("[3, 1, 2] where it > 1", "32"),
        ("[3, 1, 2] sorted by it", "123"),
        ("[3, 1, 2] sorted by it descending", "321"),
        ("([3, 1] mapped to it * 2)", "62"),
        ("('a-b' split by '-') joined by '+'", "a+b"),
        ("null where it > 1", "null"),
        ("[1, 2].map(\\ x -> x + 1)", "23"),
    ] {
        // A list is put as its members, one after the other.
        assert_eq!(value(expression).await, expected, "{expression}");
    }
}

#[wasm_bindgen_test]
async fn slices_have_both_ends() {
    for (expression, expected) in [
        ("[1, 2, 3, 4][1..2]", "23"),
        ("[1, 2, 3][..1]", "12"),
        ("[1, 2, 3][1..]", "23"),
        ("[1, 2, 3, 4][..-2]", "123"),
    ] {
        assert_eq!(value(expression).await, expected, "{expression}");
    }
}

#[wasm_bindgen_test]
async fn a_property_of_a_query_is_a_list() {
    assert_eq!(value("(<li/> in previous .outer).textContent").await, "12");
    assert_eq!(value("(first of (<li/> in previous .outer)).className").await, "a");
}

#[wasm_bindgen_test]
async fn reading_from_null_is_silent_and_writing_says_what_is_null() {
    assert_eq!(value("#none.some.thing").await, "null");
    for (command, message) in [
        ("set #none.x to 1", "'#none' is null"),
        ("set #none's *color to 1", "'#none' is null"),
        ("put 1 into #none", "'#none' is null"),
        ("add .x to #none", "'#none' is null"),
        ("send go to #none", "'#none' is null"),
        ("call #none.f()", "'#none' is null"),
        ("call me.nothing()", "'me.nothing' is null"),
        ("call nothing()", "'nothing' is null"),
        ("set x to null set x.y.z to 1", "'x.y' is null"),
        ("show #none when true", "'#none' is null"),
    ] {
        let html = format!("<p _=\"on go {command} catch e put e.message into me\"></p>");
        assert_eq!(play(&html, "fire('p', 'go'); return find('p').textContent").await, message, "{command}");
    }
}

#[wasm_bindgen_test]
async fn what_is_null_is_found_among_many_instructions() {
    let before = "set x to {a: 1} set x.a to 2 call x.toString() ".repeat(12);
    let html = format!("<p _=\"on go {before} set #none.x to 1 catch e put e.message into me\"></p>");
    assert_eq!(play(&html, "fire('p', 'go'); return find('p').textContent").await, "'#none' is null");
}

#[wasm_bindgen_test]
async fn is_asks_a_property_where_there_is_no_such_variable() {
    let html = "<input disabled _='on go if I am disabled set my value to 1'>";
    assert_eq!(play(html, "fire('input', 'go'); return find('input').value").await, "1");
}

#[wasm_bindgen_test]
async fn a_variable_is_the_runs_then_declared_around_then_the_elements_then_the_pages() {
    let html = "<p _=\"on go set element v to 'element' append v to my textContent
        set local w to 'local' append w to my textContent append innerWidth is a Number to my textContent\"></p>";
    assert_eq!(play(html, "fire('p', 'go'); return find('p').textContent").await, "elementlocaltrue");
}

#[wasm_bindgen_test]
async fn inherited_variables_lie_on_the_nearest_element_upwards() {
    let html = "<div _='init immediately set ^n to 1'><p _='on go increment ^n put ^n into me'></p><b _='on go put ^n into me'></b></div>";
    let steps = "fire('p', 'go'); fire('b', 'go'); return find('p').textContent + find('b').textContent";
    assert_eq!(play(html, steps).await, "22");
}
