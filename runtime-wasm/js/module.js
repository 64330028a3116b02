// What the WebAssembly module exports, as functions of numbers and texts: wasm-bindgen's conventions for these, and no more,
// since no value of the page's goes into the module.

const encoder = new TextEncoder();
// Safari's decoder fails after 2 GB.
let decoder, decoded = Infinity;

/** The functions of an instance. */
export function functions({ exports }) {
  const { memory } = exports;
  // Bytes or a text in the module's memory, which are the module's from then on: where they are, and how long.
  const lent = (bytes) => {
    const at = exports.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const given = (text) => {
    const { length } = text;
    const at = exports.__wbindgen_malloc(length, 1);
    const { read } = encoder.encodeInto(text, new Uint8Array(memory.buffer, at, length));
    // It fits where it is ASCII.
    if (read == length) return [at, length];
    exports.__wbindgen_free(at, length, 1);
    return lent(encoder.encode(text));
  };
  // A text that the module has made.
  const taken = ([at, length]) => {
    decoded += length;
    if (decoded > 2e9) {
      decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      decoded = length;
    }
    const text = decoder.decode(new Uint8Array(memory.buffer, at, length));
    exports.__wbindgen_free(at, length, 1);
    return text;
  };
  return {
    ask: (what, text, name, from, to) => taken(exports.ask(what, ...given(text), ...given(name), from, to)),
    create: exports.create,
    forget: exports.forget,
    tell: (id, what, generation, number, wait, now, random, text, lastEventId) =>
      taken(exports.tell(id, what, generation, number, wait, now, random, ...given(text), ...given(lastEventId))),
    decode: (id, generation, now, chunk) => taken(exports.decode(id, generation, now, ...lent(chunk))),
  };
}
