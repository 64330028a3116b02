// `'text'`, `"text"`
import { bump, fail, form, last, text } from "./parser.js";

export function string() {
  const { start, end } = bump();
  return form("String", last, [], 0, unescaped(start + 1, end - 1));
}

// Two halves of a character; a character by its code; another one, or a line that goes on; a line end.
const escapes = /\\u(\{0*[dD][89abAB][\da-fA-F]{2}\}|[dD][89abAB][\da-fA-F]{2})\\u(\{0*[dD][c-fC-F][\da-fA-F]{2}\}|[dD][c-fC-F][\da-fA-F]{2})|\\(?:u(?:\{([\da-fA-F]+)\}|([\da-fA-F]{4}))|x([\da-fA-F]{2})|(\r\n|[^]))|\r\n?/g;
const meant = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };
const half = (digits) => parseInt(digits.replace("{", ""), 16);

/** A stretch of the text with its escapes read; line ends become line feeds, as JavaScript has them in a template. */
export const unescaped = (from, to) => text.slice(from, to).replace(escapes, (all, high, low, long, four, two, other, at, raw) => {
  if (high) return String.fromCharCode(half(high), half(low));
  if (all[0] == "\r") return "\n";
  if (other) {
    if (!/./.test(other)) return "";
    if (other == "0" && !/\d/.test(raw[at + 2])) return "\0";
    if (!/[\dux]/.test(other)) return meant[other] ?? other;
  }
  const code = parseInt(long ?? four ?? two, 16);
  // A half alone is no text.
  if (code < 0xd800 || code > 0xdfff && code < 0x110000) return String.fromCodePoint(code);
  const start = from + at;
  fail({ start, end: start + 2 }, "this escape stands for no character");
});
