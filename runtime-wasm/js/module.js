// What the WebAssembly module exports, as functions of numbers and texts: the other side of `module.rs`.

const encoder = new TextEncoder();
// Safari's decoder fails after 2 GB.
let decoder, decoded = Infinity;

/** The functions of an instance. */
export function functions({ exports }) {
  const { memory } = exports;
  // Makes room for what is given with the next call.
  const room = (length) => {
    // First, because the memory has another buffer once it has grown.
    const at = exports.room(length);
    return new Uint8Array(memory.buffer, at, length);
  };
  const give = (text) => {
    const { length } = text;
    // It fits where it is ASCII.
    if (encoder.encodeInto(text, room(length)).read < length) giveBytes(encoder.encode(text));
  };
  const giveBytes = (bytes) => room(bytes.length).set(bytes);
  // Two texts as one; gives the length of the first.
  const giveTwo = (one, other) => {
    give(one + other);
    return encoder.encode(one).length;
  };
  // The answer to a call.
  const taken = (answer) => {
    const [at, length] = new Uint32Array(memory.buffer, answer, 2);
    decoded += length;
    if (decoded > 2e9) {
      decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      decoded = length;
    }
    return decoder.decode(new Uint8Array(memory.buffer, at, length));
  };
  return {
    create: exports.create,
    forget: exports.forget,
    tell: (id, what, generation, number, wait, now, random, text, lastEventId) =>
      taken(exports.tell(id, what, generation, number, wait, now, random, giveTwo(lastEventId, text))),
    decode: (id, generation, now, chunk) => {
      giveBytes(chunk);
      return taken(exports.decode(id, generation, now));
    },
    remember: (text, id, comparing) => {
      give(text);
      return taken(exports.remember(id, comparing));
    },
    release: exports.release,
  };
}
