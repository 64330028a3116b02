// Takes the wording of panics out of a WebAssembly module: what ends in a panic traps instead.
//
// The runtime is written not to panic, whatever a page or a server sends, so that the messages of panics, and the
// formatting they pull in, are weight without use. A panic that happens all the same stops the call with a
// `RuntimeError: unreachable`, as safely as before; a debug build says what and where. This is what rustc's
// `-Cpanic=immediate-abort` does, which is not stable.
import binaryen from "binaryen";

// Functions that never return, by their paths.
const diverging = [
  /^core::panicking::\w+$/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::cell::panic_\w+$/,
  /^core::cell::lazy::panic_poisoned$/,
  /^core::slice::\w+(::\w+)*_fail(::\w+)?$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^alloc::raw_vec::(handle_error|capacity_overflow)$/,
  /^alloc::(rc|vec|string)::.*(_failed|panic\w*)$/,
  /^alloc::alloc::handle_alloc_error$/,
  /^std::alloc::rust_oom$/,
  /^std::panicking::(panic_with_hook|rust_panic_with_hook|begin_panic)$/,
  /^__rustc::rust_begin_unwind$/,
];

// Formatting, and what a panic carries. Tables of methods keep these alive though nothing calls them any more.
const formatting = [/\bcore::fmt::(Debug|Display|Write|LowerHex|UpperHex|LowerExp|Formatter|write)\b/, /\bcore::panic::PanicPayload\b/];

/** The path of a function: its name without the hashes of crates and instances. */
const path = (name) => name.replaceAll(/\[[0-9a-f]{16}\]/g, "").replace(/::h[0-9a-f]{16}$/, "");
const fits = (patterns) => (name) => patterns.some((pattern) => pattern.test(path(name)));

/** The module in `bytes` with panics replaced by traps. */
export function unpanic(bytes) {
  binaryen.setDebugInfo(true); // keeps the names, by which a person can see what weighs what
  const module = binaryen.readBinary(bytes);
  const functions = new Map();
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const reference = module.getFunctionByIndex(index);
    const { name, module: imported } = binaryen.getFunctionInfo(reference);
    if (!imported) functions.set(name, reference);
  }
  const trap = (names) => {
    for (const name of names) binaryen.Function.setBody(functions.get(name), module.unreachable());
  };

  const panics = [...functions.keys()].filter(fits(diverging));
  if (!panics.length) throw new Error("no panicking function found: has the module lost its name section?");
  trap(panics);

  const unused = [...functions.keys()].filter(fits(formatting));
  const caller = callerOf(module.emitText(), new Set(unused));
  if (caller) console.warn(`${path(caller[0])} formats with ${path(caller[1])}: formatting stays in the bundle`);
  else trap(unused);

  const output = module.emitBinary();
  module.dispose();
  return output;
}

/** A function outside `set` that can be reached and calls one of `set`, and which; in the module's text format. */
function callerOf(text, set) {
  const calls = new Map();
  const reached = [];
  const names = /\$(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))/g;
  const named = (line) => [...line.matchAll(names)].map(([, quoted, bare]) => unescape(quoted ?? bare));
  let current;
  for (const line of text.split("\n")) {
    if (/^ \((export|elem|start)\b/.test(line)) reached.push(...named(line));
    else if (/^ \(func /.test(line)) calls.set((current = named(line)[0]), []);
    else if (/\((return_)?call \$|\(ref\.func /.test(line)) calls.get(current).push(named(line)[0]);
  }
  const seen = new Set();
  while (reached.length) {
    const name = reached.pop();
    if (seen.has(name) || set.has(name) || !calls.has(name)) continue;
    seen.add(name);
    for (const callee of calls.get(name)) {
      if (set.has(callee)) return [name, callee];
      reached.push(callee);
    }
  }
  if (!seen.size) throw new Error("no function is reached: has binaryen changed its text format?");
  return undefined;
}

function unescape(name) {
  return name.replaceAll(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))).replaceAll(/\\(.)/g, "$1");
}
