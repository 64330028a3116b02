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
  // A text fits where it is ASCII.
  const fits = (text) => encoder.encodeInto(text, room(text.length)).read == text.length;
  const give = (text) => fits(text) || giveBytes(encoder.encode(text));
  const giveBytes = (bytes) => room(bytes.length).set(bytes);
  // Two texts as one; gives the length of the first.
  const giveTwo = (one, other) => {
    give(one + other);
    return encoder.encode(one).length;
  };
  // Where the answer to a call lies.
  const answered = (answer) => new Uint32Array(memory.buffer, answer, 2);
  // It as a text.
  const taken = (answer) => {
    const [at, length] = answered(answer);
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
    scan: (text) => {
      // A letter is a byte, so that the places are those of the text.
      fits(text) || fits(text.replace(/[^\0-\x7f]/g, "\x7f"));
      const [at, length] = answered(exports.scan());
      return new Uint32Array(memory.buffer, at, length * 9).slice();
    },
  };
}
