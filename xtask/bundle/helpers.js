// What the functions that wasm-bindgen generates call, under its names: as its own helpers, but for browsers that know
// reference types only, for closures that are called and never given back by hand, and small. `glue.mjs` puts this into
// the glue, in place of those.

let wasm, bytes, WASM_VECTOR_LEN;

const getUint8ArrayMemory0 = () => bytes?.length ? bytes : bytes = new Uint8Array(wasm.memory.buffer);
const getDataViewMemory0 = () => new DataView(wasm.memory.buffer);
const getArrayU8FromWasm0 = (at, length) => getUint8ArrayMemory0().subarray(at >>>= 0, at + length);
const getArrayU32FromWasm0 = (at, length) => new Uint32Array(wasm.memory.buffer, at >>> 0, length);
const isLikeNone = (value) => value == null;

const encoder = new TextEncoder();
function passStringToWasm0(text) {
  const { length } = text;
  let at = wasm.__wbindgen_malloc(length, 1);
  let { read, written } = encoder.encodeInto(text, getArrayU8FromWasm0(at, length));
  if (read < length) {
    // it is not ASCII; no character of UTF-16 takes more than three bytes
    const most = length * 3;
    at = wasm.__wbindgen_realloc(at, length, most, 1);
    ({ written } = encoder.encodeInto(text, getArrayU8FromWasm0(at, most)));
    at = wasm.__wbindgen_realloc(at, most, written, 1);
  }
  WASM_VECTOR_LEN = written;
  return at;
}
// A string, or nothing, to where a function of the module looks for it.
function giveString(to, text) {
  const at = text == null ? 0 : passStringToWasm0(text);
  const view = getDataViewMemory0();
  view.setInt32(to, at, true);
  view.setInt32(to + 4, WASM_VECTOR_LEN, true);
}

// Safari's decoder fails after 2 GB.
let decoder, decoded = 2 ** 31;
function getStringFromWasm0(at, length) {
  at >>>= 0;
  const memory = getUint8ArrayMemory0(), end = at + length, units = [];
  // A call of the browser's decoder costs a microsecond; short ASCII text, which events mostly are, takes a tenth.
  if (length < 64) for (let n = at; n < end && memory[n] < 128; n++) units.push(memory[n]);
  if (units.length == length) return String.fromCharCode(...units);
  decoded += length;
  if (decoded >= 2 ** 31) {
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    decoded = length;
  }
  return decoder.decode(memory.subarray(at, end));
}

// What an imported function throws, the module gets.
const catching = (call) => (...given) => {
  try {
    return call(...given);
  } catch (error) {
    const at = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(at, error);
    wasm.__wbindgen_exn_store(at);
  }
};

const closures = new FinalizationRegistry((closure) => wasm.__wbindgen_destroy_closure(...closure));
function makeClosure(a, b, call) {
  const closure = (...given) => call(a, b, ...given);
  closures.register(closure, [a, b]);
  return closure;
}

/** Starts an instance. */
export const install = (instance) => {
  wasm = instance.exports;
  wasm.__wbindgen_start();
};
