// `where`, `sorted by`, `mapped to`, `split by`, `joined by`.
import { advance, at, item, nextItem, node, require, take, textNode, token } from "../parser.js";
import { unary, until } from "./expression.js";
import { pathOf } from "./path.js";

// What stands behind each of the words.
const steps = { __proto__: null, where: "", sorted: "by", mapped: "to", split: "by", joined: "by" };

/**
 * An operand of arithmetic and what becomes of it as a collection. What stands behind the words is evaluated for each item, which
 * is then `it`, except for `split by` and `joined by`, where it is evaluated once.
 */
export function collection() {
  const variable = item;
  nextItem("");
  const nodes = [unary()];
  for (;;) {
    const { is } = token;
    if (!at(is) || !(is in steps)) return pathOf(nodes);
    advance();
    if (steps[is]) require(steps[is]);
    const step = [until(...Object.keys(steps))];
    if (is == "where" && variable) step.push(textNode(variable));
    nodes.push(node(is[0].toUpperCase() + is.slice(1), nodes[0], step, +(is == "sorted" && take("descending"))));
  }
}
