//! The JavaScript that goes into the bundle: wasm-bindgen carries along only what is named.

use wasm_bindgen::prelude::*;

macro_rules! carried {
    ($($name:ident $path:literal,)+) => {
        $(#[wasm_bindgen(module = $path)]
        extern "C" {
            #[allow(dead_code)]
            fn $name();
        })+
    };
}

carried! {
    signals_graph "/src/signals/graph.js",
    signals_store "/src/signals/store.js",
    attribute_attr "/src/attribute/attr.js",
    attribute_attributes "/src/attribute/attributes.js",
    attribute_bind "/src/attribute/bind.js",
    attribute_class "/src/attribute/class.js",
    attribute_computed "/src/attribute/computed.js",
    attribute_custom_validity "/src/attribute/custom-validity.js",
    attribute_effect "/src/attribute/effect.js",
    attribute_expression "/src/attribute/expression.js",
    attribute_indicator "/src/attribute/indicator.js",
    attribute_init "/src/attribute/init.js",
    attribute_json_signals "/src/attribute/json-signals.js",
    attribute_observed "/src/attribute/observed.js",
    attribute_on_intersect "/src/attribute/on-intersect.js",
    attribute_on_interval "/src/attribute/on-interval.js",
    attribute_on_raf "/src/attribute/on-raf.js",
    attribute_on_resize "/src/attribute/on-resize.js",
    attribute_on_signal_patch "/src/attribute/on-signal-patch.js",
    attribute_on "/src/attribute/on.js",
    attribute_persist "/src/attribute/persist.js",
    attribute_query_string "/src/attribute/query-string.js",
    attribute_ref "/src/attribute/ref.js",
    attribute_replace_url "/src/attribute/replace-url.js",
    attribute_scroll_into_view "/src/attribute/scroll-into-view.js",
    attribute_show "/src/attribute/show.js",
    attribute_signals "/src/attribute/signals.js",
    attribute_style "/src/attribute/style.js",
    attribute_text "/src/attribute/text.js",
    attribute_timing "/src/attribute/timing.js",
    attribute_view_transition "/src/attribute/view-transition.js",
    action_actions "/src/action/actions.js",
    action_clipboard "/src/action/clipboard.js",
    action_fit "/src/action/fit.js",
    action_intl "/src/action/intl.js",
    action_peek "/src/action/peek.js",
    action_request "/src/action/request.js",
    action_set_all "/src/action/set-all.js",
    action_toggle_all "/src/action/toggle-all.js",
    patch_elements "/src/patch/elements.js",
    patch_morph "/src/patch/morph.js",
    patch_patch "/src/patch/patch.js",
    patch_signals "/src/patch/signals.js",
    patch_whole "/src/patch/whole.js",
    patch_transition "/src/patch/transition.js",
}
