//! Where declarations are found, and what ends them.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn elements_that_arrive_are_started_by_themselves() {
    let steps = "root.insertAdjacentHTML('beforeend', '<p data-script=\"on go put 1 into me\"></p>');
        await turn(); fire('p', 'go'); return find('p').textContent";
    assert_eq!(play("", steps).await, "1");
}

#[wasm_bindgen_test]
async fn what_put_writes_is_started_at_once() {
    let html = "<p _='on go put `<b _=\"init immediately put 2 into me\"></b>` into me'></p>";
    assert_eq!(play(html, "fire('p', 'go'); return find('b').textContent").await, "2");
}

#[wasm_bindgen_test]
async fn another_text_replaces_what_was_declared_and_the_same_starts_nothing_twice() {
    let html = "<p _='on go append 1 to my textContent'></p>";
    let steps = "
        process(root);
        fire('p', 'go');
        find('p').setAttribute('_', 'on go append 2 to my textContent');
        await turn();
        fire('p', 'go');
        find('p').removeAttribute('_');
        await turn();
        fire('p', 'go');
        return find('p').textContent";
    assert_eq!(play(html, steps).await, "12");
}

#[wasm_bindgen_test]
async fn parts_where_scripting_is_disabled_are_left_alone() {
    let html = "<div disable-scripting><p _='init immediately put 1 into me'></p></div>\
        <div data-disable-scripting><i _='init immediately put 1 into me'></i></div>";
    assert_eq!(play(html, "return root.textContent").await, "");
}

#[wasm_bindgen_test]
async fn a_shadow_root_is_started_when_it_is_processed() {
    let html = "<section></section>";
    let steps = "
        const shadow = find('section').attachShadow({ mode: 'open' });
        shadow.innerHTML = '<p id=\"inner\"></p><b _=\"on go put 3 into #inner\"></b>';
        process(shadow);
        fire(shadow.querySelector('b'), 'go');
        return shadow.querySelector('p').textContent";
    assert_eq!(play(html, steps).await, "3");
}

#[wasm_bindgen_test]
async fn an_element_hears_load_when_its_declarations_have_started() {
    let html = "<p _='on load put event.detail.hyperscript into me'></p>";
    assert_eq!(
        play(html, "await until(() => find('p').textContent); return find('p').textContent").await,
        "true"
    );
}

/// Steps that declare an event source in an element, and wait for its stream to begin.
const DECLARED: &str = "
    const stream = URL.createObjectURL(new Blob(['data: 1\\n\\n'], { type: 'text/event-stream' }));
    root.innerHTML = `<p _=\"eventsource Own from ${stream} on message append it to #out end
        on close append 'closed' to #out end end on go send own(own: Own) to me\"></p><div></div><q id='out'></q>`;
    await until(() => find('q').textContent);
    const p = find('p');
    const own = () => {
        let got;
        p.addEventListener('own', (event) => { got = event.detail.own }, { once: true });
        fire(p, 'go');
        return got;
    };
    const before = own();";

#[wasm_bindgen_test]
async fn a_source_is_closed_with_its_element_and_another_one_starts_where_that_comes_back() {
    let steps = "
        p.remove();
        await until(() => find('q').textContent == '1closed');
        root.append(p);
        await until(() => find('q').textContent == '1closed1');
        return [before.readyState, own() === before]";
    assert_eq!(play("", &[DECLARED, steps].concat()).await, "2,false");
}

#[wasm_bindgen_test]
async fn an_element_that_is_only_moved_keeps_its_source() {
    let steps = "
        find('div').append(p);
        await turn();
        return [find('q').textContent, own() === before]";
    assert_eq!(play("", &[DECLARED, steps].concat()).await, "1,true");
}

#[wasm_bindgen_test]
async fn the_listeners_of_a_script_go_with_it() {
    let html = "<script type='text/hyperscript'>on go from body increment global heard end</script>";
    let steps = "
        fire(document.body, 'go');
        find('script').remove();
        await turn();
        fire(document.body, 'go');
        return globalThis.heard";
    assert_eq!(play(html, steps).await, "1");
}
