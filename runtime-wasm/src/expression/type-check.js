// `x: String`: throws where a value is not of a type.
import { isA } from "./comparison.js";

export function typeCheck(c, { detail, text, nodes: [value] }) {
  c.node(value);
  c.call((a) => {
    if (!isA(a, text, detail)) throw new Error("Typecheck failed!  Expected: " + text);
    return a;
  }, 1);
}
