// `a, b`: each in turn; the last one's value.
import { part } from "./assignment.js";
import { joined, next, take } from "./parser.js";

/** A whole expression. */
export function expression() {
  const from = next, nodes = [];
  do nodes.push(part()); while (take(","));
  return joined("Sequence", from, nodes);
}
