//! Mistakes are said with their place, and leave everything else working.

use super::play;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_mistake_is_said_on_the_console_and_to_the_page() {
    let html = "<button id='save'></button>";
    let steps = "
        const details = [];
        const note = (event) => details.push(event.detail);
        addEventListener('hypertide:error', note);
        find('button').setAttribute('_', 'on click\\n  pit 1 into me');
        process(root);
        removeEventListener('hypertide:error', note);
        const [{ reason, code, line, column }] = details;
        return [details.length, reason, code, line, column, said.length].join(' ') + said[0]";
    let said = play(html, steps).await;
    assert!(said.starts_with("1 parse unknown-command 2 3 1hypertide: error: "), "{said}");
    for part in ["button#save:2:3", "2 |   pit 1 into me", "^^^", "did you mean `put`?"] {
        assert!(said.contains(part), "{said} lacks {part}");
    }
}

#[wasm_bindgen_test]
async fn a_mistake_in_a_script_leaves_its_other_declarations_working() {
    let html = "<script type='text/hyperscript'>
        def good() return 1 end
        def bad( return 2 end
        def better() return 3 end
    </script>";
    assert_eq!(play(html, "return good() + better() + ' ' + said.length").await, "4 1");
}

#[wasm_bindgen_test]
async fn a_mistake_in_an_attribute_disables_the_attribute_as_in_hyperscript() {
    let html = "<p _='on go put 1 into me end on stop pit 2 into me'></p>";
    assert_eq!(play(html, "fire('p', 'go'); return find('p').textContent + said.length").await, "1");
}

#[wasm_bindgen_test]
async fn an_exception_that_nobody_catches_is_said_with_its_place_and_dispatched() {
    let html = "<p id='x' _=\"on go log 'ä' wait a tick then set #none.y to 1 end\"></p>";
    let steps = "
        let error;
        find('p').addEventListener('exception', (event) => { error = event.detail.error });
        fire('p', 'go');
        await until(() => error);
        return error.message + said[0]";
    let said = play(html, steps).await;
    assert!(said.starts_with("'#none' is null"), "{said}");
    for part in ["hypertide: '#none' is null", "p#x:1:", "set #none.y to 1", "^^^^^^^^^^^^^^^^"] {
        assert!(said.contains(part), "{said} lacks {part}");
    }
}

#[wasm_bindgen_test]
async fn a_target_that_does_not_exist_is_a_warning() {
    let html = "<p _='on go from #none put 1 into me end on stay put 2 into me'></p>";
    assert_eq!(play(html, "fire('p', 'stay'); return find('p').textContent").await, "2");
}

#[wasm_bindgen_test]
async fn what_a_feature_throws_when_it_is_installed_disturbs_no_other() {
    let html = "<p _='on go from nothing() put 1 into me end on stay put 2 into me'></p>\
        <i _='on go from {a: 1} put 1 into me'></i><b _='on stay put 3 into me'></b>";
    let steps = "fire('p', 'stay'); fire('b', 'stay'); return root.textContent + said.length + said[0]";
    let said = play(html, steps).await;
    assert!(said.starts_with("232hypertide: 'nothing' is null"), "{said}");
    assert!(said.contains("p:1:12"), "{said}");
}

#[wasm_bindgen_test]
async fn javascript_that_does_not_parse_is_an_exception_of_its_feature() {
    let html = "<script type='text/hyperscript'>js function ( { end def fine() return 1 end</script>";
    assert_eq!(play(html, "return fine() + ' ' + said.length").await, "1 1");
}
