// The way into the runtime's Rust, which reads and compiles texts. It answers in JSON.

// What is connected: `ask(what, text, name, from, to)` of `page/mod.rs`, and what sources ask of their machines.
export let runtime;
export const connect = (given) => { runtime = given; };

// What can be asked.
const PARSE = 0;
export const PLACE = 1;
// With Datastar's side.
export const ATTRIBUTE = 2, EXPRESSION = 3, REMEMBER = 4, FORGET = 5;
export const ask = (what, text = "", name = "", from = 0, to = 0) => JSON.parse(runtime.ask(what, text, name, from, to));
/** What each of some texts declares, and what is wrong with it. No text has a NUL: that is between two. */
export const parse = (texts, name, all) => ask(PARSE, texts.map((text) => text.replaceAll("\0", "\x01")).join("\0"), name, all);

const encoder = new TextEncoder(), decoder = new TextDecoder();
/** Gives what stands in a text between two offsets, which count bytes. */
export function cutter(text) {
  if (!/[^\0-\x7f]/.test(text)) return (from, to) => text.slice(from, to);
  const bytes = encoder.encode(text);
  return (from, to) => decoder.decode(bytes.subarray(from, to));
}
