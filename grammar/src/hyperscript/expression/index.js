// `x[at]`, `x[from..to]`: a member, or a slice.
import { advance, is, node, require, take } from "../parser.js";
import { enclosed } from "./expression.js";

// In the detail: which ends a slice has.
const TO = 1, FROM = 2;

/**
 * `[…]` behind a value; the `[` is the current token. Both ends of a slice belong to it, and negative ones count from the end.
 */
export function index(from) {
  advance();
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
