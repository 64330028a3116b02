// Takes the wording of panics out of a WebAssembly module: what ends in a panic traps instead.
//
// The runtime is written not to panic, whatever a page or a server sends, so that the messages of panics, and the
// formatting they pull in, are weight without use. A panic that happens all the same stops the call with a
// `RuntimeError: unreachable`, as safely as before; a debug build says what and where. This is what rustc's
// `-Cpanic=immediate-abort` does, which is not stable.
import binaryen from "binaryen";

// Functions that never return, by their names in the name section, without the hashes of crates.
const diverging = [
  /^core::panicking::\w+$/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::cell::panic_\w+$/,
  /^core::cell::lazy::panic_poisoned$/,
  /^core::slice::\w+(::\w+)*_fail(::\w+)?$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^alloc::raw_vec::(handle_error|capacity_overflow)$/,
  /^alloc::alloc::handle_alloc_error$/,
  /^std::alloc::rust_oom$/,
  /^std::panicking::(panic_with_hook|rust_panic_with_hook|begin_panic)$/,
  /^__rustc::rust_begin_unwind$/,
];

/** The module in `bytes` with the body of every diverging function replaced by a trap. */
export function unpanic(bytes) {
  binaryen.setDebugInfo(true); // keeps the names, by which a person can see what weighs what
  const module = binaryen.readBinary(bytes);
  let found = 0;
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const reference = module.getFunctionByIndex(index);
    const { name, module: imported, results } = binaryen.getFunctionInfo(reference);
    const path = name.replaceAll(/\[[0-9a-f]{16}\]/g, "").replace(/::h[0-9a-f]{16}$/, "");
    if (imported || results !== binaryen.none || !diverging.some((pattern) => pattern.test(path))) continue;
    binaryen.Function.setBody(reference, module.unreachable());
    found++;
  }
  if (!found) throw new Error("no panicking function found: has the module lost its name section?");
  const output = module.emitBinary();
  module.dispose();
  return output;
}
