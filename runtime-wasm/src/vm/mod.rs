//! The virtual machine: its instructions, and the way into it.
//!
//! The machine itself is `machine.js`. The values it handles are the page's, so that it works beside them: a handler
//! runs without crossing into WebAssembly once, and nothing of a run is allocated here. What an instruction list says
//! is decided here and in `command` and `expression`; it is made from the text when a feature first runs.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/vm/machine.js")]
extern "C" {
    /// A list, of constants or of bodies.
    pub(crate) type List;
    pub(crate) fn list() -> List;
    #[wasm_bindgen(method)]
    pub(crate) fn push(this: &List, value: &JsValue);
    /// Where a value is in a list that has each once.
    #[wasm_bindgen(method)]
    pub(crate) fn index(this: &List, value: &JsValue) -> u32;

    /// What the machine runs: see `Body` in `machine.js`.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn body(
        code: &[u32],
        missing: &[u32],
        constants: &List,
        main: u32,
        caught: u32,
        catch: u32,
        finally: u32,
        more: &[u32],
    ) -> JsValue;

    /// Lets the machine and the page ask the runtime: see [`crate::page`].
    pub(crate) fn connect(answer: &JsValue);
}

// What `machine.js` imports has to be named for wasm-bindgen to carry it along.
#[wasm_bindgen(module = "/src/command/effects.js")]
extern "C" {
    #[allow(dead_code)]
    fn effects();
}
#[wasm_bindgen(module = "/src/expression/operators.js")]
extern "C" {
    #[allow(dead_code)]
    fn operators();
}
#[wasm_bindgen(module = "/src/signals/signals.js")]
extern "C" {
    #[allow(dead_code)]
    fn read();
}
#[wasm_bindgen(module = "/src/datastar/hook.js")]
extern "C" {
    #[allow(dead_code)]
    fn datastar();
}

/// The instructions, in the order of `operations` in `machine.js`, which says what each does with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "datastar"), allow(dead_code))]
#[repr(u8)]
pub(crate) enum Op {
    /// A constant.
    Constant,
    /// `me`
    Me,
    /// Whose names are looked up: mostly `me`.
    Owner,
    /// `you`, else `me`: what a command without a target is about.
    Implied,
    /// `you`
    You,
    /// Sets `you`.
    SetYou,
    /// What is being tested by `where` and the like, else the result.
    It,
    /// The last result.
    Result,
    /// Sets the result.
    SetResult,
    /// The event that started the run.
    Event,
    /// A variable: of the run, else declared around it, of the element, of the page.
    Name,
    /// The same in an event's filter, where the event's properties come first.
    FilterName,
    /// Writes a variable that has no mark: the element's own where it has one of that name, else the run's.
    SetName,
    /// A variable of the run and of nothing else.
    Local,
    /// Writes a variable of the run.
    SetLocal,
    /// A global variable.
    Global,
    /// Writes a global variable.
    SetGlobal,
    /// Drops a value.
    Pop,
    /// The same value once more.
    Duplicate,
    /// A list of the last values on the stack.
    ListOf,
    /// An operator with its operands.
    Operate,
    /// What a command does, with its operands.
    Effect,
    /// Goes on elsewhere.
    Jump,
    /// Goes on elsewhere where a value is true.
    JumpIf,
    /// Goes on elsewhere where a value is false.
    JumpUnless,
    /// Goes on elsewhere where a value is true, and keeps it then.
    Or,
    /// Goes on elsewhere where a value is false, and keeps it then.
    And,
    /// A function of the part that follows; its parameters are a list on the stack.
    Block,
    /// For each item of the list on the stack, what the part that follows yields; the list stays.
    Each,
    /// Ends a part, or the run, with a value.
    End,
    /// Throws a value.
    Raise,
    /// An operator of a Datastar expression with its operands.
    Script,
    /// The last two values once more.
    DuplicateBoth,
    /// What a variable is a property of.
    Holder,
    /// Goes on elsewhere where a value is neither null nor undefined, and keeps it then.
    Coalesce,
    /// Goes on elsewhere where a value is null or undefined, with undefined.
    Optional,
    /// A function of the part that follows, with variables of its own for each call.
    Arrow,
    /// The arguments that the function was called with.
    Given,
    /// Starts a scope for variables.
    Scope,
    /// Ends it.
    Unscope,
    /// Waits for a promise.
    Wait,
}

#[cfg(test)]
pub(crate) mod tests {
    /// Checks that a table in JavaScript has the order of an enum.
    pub(crate) fn same_order(script: &str, table: &str, source: &str, name: &str) {
        let start = format!("const {table} = [");
        let table = script.split(&start).nth(1).and_then(|rest| rest.split(']').next()).unwrap_or("");
        let lower = |word: &str| word.trim().to_ascii_lowercase();
        let table: Vec<String> = table.split(',').map(lower).filter(|name| !name.is_empty()).collect();
        let start = format!("enum {name} {{");
        let variants = source.split(&start).nth(1).and_then(|rest| rest.split('}').next()).unwrap_or("");
        let lines =
            variants.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.is_empty());
        let variants: Vec<String> = lines.map(|line| lower(line.trim_end_matches(','))).collect();
        assert!(!variants.is_empty());
        assert_eq!(table, variants);
    }

    #[test]
    fn the_instructions_have_the_same_order_on_both_sides() {
        same_order(include_str!("machine.js"), "operations", include_str!("mod.rs"), "Op");
    }
}
