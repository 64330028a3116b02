// `x: String`: throws where a value is not of a type.
import { advance, name, node, take } from "../parser.js";

/** `: TYPE[!]` behind a value; the `:` is the current token. */
export function typeCheck(value) {
  advance();
  const type = name();
  return node("TypeCheck", value, [value], take("!") ? 0 : 1, type);
}
