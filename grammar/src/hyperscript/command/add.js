// `add` and `remove`: classes, an attribute, styles, or a value.
import { attribute } from "../expression/attribute.js";
import { css } from "../expression/css.js";
import { until } from "../expression/expression.js";
import { atClass, classes } from "../expression/selector.js";
import { at, clause, fail, is, node, require } from "../parser.js";
import { ATTRIBUTE } from "../token.js";

/** `add WHAT [to TARGET] [when CONDITION]` */
export function add(first) {
  const [what, isValue] = changed();
  // A value cannot do without.
  if (isValue && !at("to")) require("to");
  return node("Add", first, [what, clause("to"), clause("when")], isValue);
}

/** `remove WHAT [from TARGET] [when CONDITION]` */
export function remove(first) {
  const [what, isValue] = changed(), from = clause("from");
  if (isValue && at("when")) fail("remove-when");
  return node("Remove", first, [what, from, clause("when")], isValue);
}

// What is changed, and whether that is a value.
const changed = () =>
  atClass() ? [classes(), 0]
  : is(ATTRIBUTE) ? [attribute(), 0]
  : is("{") ? [css(), 0]
  : [until("to"), 1];
