// Takes the wording of panics out of a WebAssembly module: what ends in a panic traps instead.
//
// The runtime is written not to panic, whatever a page or a server sends, so that the messages of panics, their
// places and the formatting they pull in are weight without use. A panic that happens all the same stops the call
// with a `RuntimeError: unreachable`, as safely as before; the native tests say what and where. This is what rustc's
// `-Cpanic=immediate-abort` does, which is not stable. `node unpanic.mjs MODULE OUT`
import { readFileSync, writeFileSync } from "node:fs";
import { readModule, writeModule } from "./module.mjs";

// Functions that never return, by their paths.
const diverging = [
  /^core::panicking::\w+$/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::cell::panic_\w+$/,
  /^core::cell::lazy::panic_poisoned$/,
  /^core::slice::\w+(::\w+)*_fail(::\w+)?$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^std::thread::local::panic_access_error$/,
  /^alloc::raw_vec::(handle_error|capacity_overflow)$/,
  /^alloc::(rc|vec|string|collections)::.*(_failed|panic\w*)$/,
  /^alloc::vec::\w+::(swap_remove|insert|remove|split_off)::assert_failed$/,
  /^alloc::alloc::handle_alloc_error$/,
  /^std::alloc::rust_oom$/,
  /^std::panicking::(panic_with_hook|rust_panic_with_hook|begin_panic|panic_handler)$/,
  /rust_begin_unwind$/,
];

const trap = Buffer.from([0x00, 0x00, 0x0b]); // no locals, unreachable, end

/** The linked module in `bytes` with panics replaced by traps, and without what only they have used. */
function unpanic(bytes) {
  const module = readModule(bytes);
  const panics = module.functions.filter(({ name }) => name && diverging.some((pattern) => pattern.test(path(name))));
  if (!panics.length) throw new Error("no panicking function found: has the mangling of names changed?");
  for (const panic of panics) panic.refers = [];
  // Places are handed to panics by their address; nobody reads them any more.
  const places = module.data.filter((object) => isPlace(object, module.bytes));

  const live = new Set();
  const reached = [...module.roots];
  while (reached.length) {
    const item = reached.pop();
    if (live.has(item) || places.includes(item)) continue;
    live.add(item);
    reached.push(...item.refers);
  }

  // An object may lie within another one.
  const kept = new Uint8Array(module.bytes.length);
  for (const object of module.data) if (live.has(object)) kept.fill(1, object.start, object.end);
  for (const object of module.data) {
    for (let at = object.start; at < object.end; at++) if (!kept[at]) module.bytes[at] = 0;
  }
  return writeModule(module, (function_) => (live.has(function_) && !panics.includes(function_) ? undefined : trap));
}

/** Whether an object is a `core::panic::Location`: the name of a Rust file with its length, a line and a column. */
function isPlace({ start, end, refers }, bytes) {
  if (end - start !== 16 || refers.length !== 1 || !refers[0].data) return false;
  return /\.rs\0?$/.test(bytes.subarray(refers[0].start, refers[0].end).toString());
}

/** The path in a mangled name: its identifiers, which stand there with their lengths. */
function path(name) {
  const identifiers = [];
  const start = /^_(ZN|R)/.test(name) ? name.replace(/17h[0-9a-f]{16}E$/, "") : `${name.length}${name}`;
  for (let at = 0; at < start.length; ) {
    const length = /^[1-9]\d*/.exec(start.slice(at));
    // A hash of a crate is base 62 between `s` and `_`.
    const hash = /^s[0-9a-zA-Z]*_/.exec(start.slice(at));
    if (hash) {
      at += hash[0].length;
    } else if (length) {
      at += length[0].length;
      if (start[at] === "_" && start.startsWith("_R")) at++;
      identifiers.push(start.slice(at, at + Number(length[0])));
      at += Number(length[0]);
    } else {
      at++;
    }
  }
  return identifiers.join("::");
}

const [module, out] = process.argv.slice(2);
writeFileSync(out, unpanic(readFileSync(module)));
