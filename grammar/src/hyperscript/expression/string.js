// `"text"` and `'text'`.
import { is, unexpected } from "../parser.js";
import { STRING } from "../token.js";
import { leaf } from "./expression.js";

/** The text of a string, where one is needed. */
export function string() {
  return is(STRING) ? leaf().text : unexpected("a text in quotes");
}

const escapes = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Resolves the escapes of a string. */
export const unescape = (text) => text.replace(/\\(?:x([\da-fA-F]{2})|([^]?))/g, (_, code, character) =>
  code ? String.fromCharCode("0x" + code) : escapes[character] ?? character);
