// A value and the steps that lead on from it.
//
// The steps lie in a row and not inside one another, so that `a.b.c.d` nests no deeper than `a`.
import { advance, at, is, leaf, name, node, require, take, token } from "../parser.js";
import { ATTRIBUTE, STYLE } from "../token.js";
import { attribute } from "./attribute.js";
import { conversion } from "./conversion.js";
import { leaf as value, list, unary } from "./expression.js";
import { index } from "./index.js";
import { of } from "./of.js";
import { possession } from "./possessive.js";

/** A value and the steps behind it. */
export function path() {
  const owner = /^(my|its|your)$/.test(token.is), nodes = [value()];
  if (owner && (token.word || is(ATTRIBUTE) || is(STYLE))) nodes.push(possession(nodes[0]));
  return continued(nodes);
}

// What a step starts with is taken. Its text starts where the path does.
const steps = {
  __proto__: null,
  ".": (from) => leaf("Property", from, name()),
  // Behind a property, an attribute or an index it calls a method of what stands before that.
  "(": (from) => list("Call", from, ")"),
  "[": index,
  "'"(from) {
    require("s");
    return possession(from);
  },
  in: (from) => node("In", from, [unary()]),
  // `as Conversion`, and `| Conversion` for more of them.
  as(from, nodes) {
    do nodes.push(leaf("As", from, conversion())); while (take("|"));
  },
  of,
};

/** The steps behind a value that has been read, and what has led on from it already. */
export function continued(nodes) {
  for (;;) {
    const [from] = nodes, rule = at(token.is) && steps[token.is];
    if (rule) advance();
    else if (!is(ATTRIBUTE)) return pathOf(nodes);
    const step = (rule || attribute)(from, nodes);
    if (step) nodes.push(step);
  }
}

/** A path of a value and the steps behind it, where there are any. */
export const pathOf = (nodes) => nodes[1] ? node("Path", nodes.at(-1), nodes) : nodes[0];
