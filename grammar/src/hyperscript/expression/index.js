// `x[at]`, `x[from..to]`: a member, or a slice.
import { is, node, require, take } from "../parser.js";
import { enclosed } from "./expression.js";

// In the detail: which ends a slice has.
const TO = 1, FROM = 2;

/**
 * `[…]` behind a value; the `[` is taken. Both ends of a slice belong to it, and negative ones count from the end.
 */
export function index(from) {
  const nodes = is("..") ? [] : [enclosed()];
  let detail = 0;
  if (take("..")) {
    detail = nodes[0] ? FROM : 0;
    if (!detail || !is("]")) {
      detail |= TO;
      nodes.push(enclosed());
    }
  }
  require("]");
  return node("Index", from, nodes, detail);
}
