//! `on`: which events run the commands, and when.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

/// Starts a run for each of 1, 2, 3 while the first one waits, and lets them all end.
const QUEUED: &str = "
    for (const n of [1, 2, 3]) fire('p', 'go', { n });
    for (let ended = 0; ended < 3; ended++) {
        fire('p', 'next');
        await turn();
        await turn();
        await new Promise((done) => setTimeout(done, 5));
    }
    return find('p').textContent;";

async fn queued(mode: &str) -> String {
    let html = format!("<p _=\"on go {mode} append event.detail.n to my textContent wait for next\"></p>");
    play(&html, QUEUED).await
}

#[wasm_bindgen_test]
async fn the_newest_event_waits_for_the_run_to_end() {
    assert_eq!(queued("").await, "13");
    assert_eq!(queued("queue last").await, "13");
}

#[wasm_bindgen_test]
async fn other_queues_keep_all_the_first_or_none() {
    assert_eq!(queued("queue all").await, "123");
    assert_eq!(queued("queue first").await, "12");
    assert_eq!(queued("queue none").await, "1");
}

#[wasm_bindgen_test]
async fn every_event_runs_at_once() {
    let html = "<p _='on every go append event.detail.n to my textContent wait for next'></p>";
    assert_eq!(play(html, QUEUED).await, "123");
}

async fn counted(count: &str) -> String {
    let html = format!("<p _=\"on {count} append event.detail.n to my textContent\"></p>");
    play(&html, "for (const n of [1, 2, 3, 4]) fire('p', 'go', { n }); return find('p').textContent").await
}

#[wasm_bindgen_test]
async fn counts_say_which_occurrences_run() {
    assert_eq!(counted("first go").await, "1");
    assert_eq!(counted("go 2").await, "2");
    assert_eq!(counted("go 2 to 3").await, "23");
    assert_eq!(counted("go 3 and on").await, "34");
}

#[wasm_bindgen_test]
async fn a_filter_reads_the_event_then_its_detail_then_variables() {
    let html = "<p _=\"on go[type is 'go' and n > 1 and me.id is ''] append n to my textContent\"></p>";
    let steps = "for (const n of [1, 2, 3]) fire('p', 'go', { n }); return find('p').textContent";
    // Behind the filter `n` is a variable like any other, and there is none.
    assert_eq!(play(html, steps).await, "undefinedundefined");
    let html = "<p _=\"on go(n)[n > 1] append n to my textContent\"></p>";
    assert_eq!(play(html, steps).await, "23");
}

#[wasm_bindgen_test]
async fn arguments_are_taken_from_the_event_or_its_detail() {
    let html = "<p _='on go(type, a, b) put `${type} ${a} ${b}` into me'></p>";
    let steps = "fire('p', 'go', { a: 1, b: 'x' }); return find('p').textContent";
    assert_eq!(play(html, steps).await, "go 1 x");
}

#[wasm_bindgen_test]
async fn several_events_share_a_handler_and_its_queue() {
    let html = "<p _='on one or two from #other queue none append event.type to my textContent wait for next'></p>\
        <i id='other'></i>";
    let steps = "fire('p', 'one'); fire('#other', 'two'); fire('p', 'next'); await turn(); await turn();
        fire('#other', 'two'); return find('p').textContent";
    assert_eq!(play(html, steps).await, "onetwo");
}

#[wasm_bindgen_test]
async fn from_makes_the_target_it() {
    let html = "<p _='on go from <i/> put its id into me'></p><i id='a'></i><i id='b'></i>";
    assert_eq!(play(html, "fire('#b', 'go'); return find('p').textContent").await, "b");
}

#[wasm_bindgen_test]
async fn a_listener_elsewhere_goes_with_its_element_and_comes_back_with_it() {
    let html = "<p _='on go from body increment :n put :n into me'></p>";
    let steps = "
        const p = find('p');
        const go = () => fire(document.body, 'go');
        go();
        p.remove();
        await turn();
        go();
        const away = p.textContent;
        root.append(p);
        await turn();
        go();
        return away + p.textContent";
    assert_eq!(play(html, steps).await, "12");
}

#[wasm_bindgen_test]
async fn elsewhere_is_outside_of_the_element() {
    let html = "<p _='on go elsewhere append 1 to my textContent'><i></i></p><b></b>";
    let steps = "fire('i', 'go'); fire('p', 'go'); fire('b', 'go'); return find('p').textContent";
    assert_eq!(play(html, steps).await, "1");
}

#[wasm_bindgen_test]
async fn in_wants_the_target_inside_of_a_selector_and_makes_that_it() {
    let html = "<p _='on go in <b/> put its id into #out'><b id='x'><i></i></b><u></u></p><q id='out'></q>";
    let steps = "fire('u', 'go'); const none = find('q').textContent; fire('i', 'go'); return none + find('q').textContent";
    assert_eq!(play(html, steps).await, "x");
}

#[wasm_bindgen_test]
async fn debounced_waits_for_the_last_and_throttled_takes_the_first() {
    let html = "<p _='on go(n) debounced at 20ms append n to my textContent'></p>";
    let steps = "for (const n of [1, 2, 3]) fire('p', 'go', { n }); await until(() => find('p').textContent);
        return find('p').textContent";
    assert_eq!(play(html, steps).await, "3");
    let html = "<p _='on go(n) throttled at 60s append n to my textContent'></p>";
    let steps = "for (const n of [1, 2, 3]) fire('p', 'go', { n }); return find('p').textContent";
    assert_eq!(play(html, steps).await, "1");
}

#[wasm_bindgen_test]
async fn observers_are_events() {
    let html = "<p _='on mutation of @title put my title into me'></p>";
    let steps = "find('p').title = 'x'; await until(() => find('p').textContent == 'x'); return 'seen'";
    assert_eq!(play(html, steps).await, "seen");
    let html = "<p _='on mutation of childList increment :n then put :n into #out'>x</p>
        <b _='on go put event.detail into previous <p/>'></b><i id='out'></i>";
    let steps = "for (const n of [1, 2]) { fire('b', 'go', n); await until(() => find('i').textContent == n) } return 'seen'";
    assert_eq!(play(html, steps).await, "seen");
    let html = "<p style='width: 50px' _='on resize put event.detail.width into me'></p>";
    assert_eq!(play(html, "await until(() => find('p').textContent == '50'); return 'seen'").await, "seen");
    let html = "<p _='on intersection(intersecting) put intersecting into me'>x</p>";
    assert_eq!(play(html, "await until(() => find('p').textContent == 'true'); return 'seen'").await, "seen");
}
