// `is`, `matches`, `contains` and all the other comparisons.
import { cssOf } from "./selector.js";
import { iterates } from "./values.js";
import { propertyOf } from "./property.js";

const NEGATED = 32, IGNORING_CASE = 64, NULL_FITS = 128;

const equal = (a, b) => a == b;
const contains = (a, b) => {
  if (a == null) return false;
  if (a.contains) return a.contains(b);
  if (a.includes) return a.includes(b);
  throw new Error("has neither a contains nor an includes method: " + a);
};
const position = (side) => (a, b) => a != null && b != null && (a.compareDocumentPosition(b) & side) != 0;
export const isEmpty = (a) => a == null || a.length === 0;
export const isA = (a, type, nullable) => {
  if (a == null && nullable) return true;
  if (Object.prototype.toString.call(a).slice(8, -1) == type) return true;
  const made = globalThis[type];
  return typeof made == "function" && a instanceof made;
};

// In the order of `Operator` in the grammar.
const operators = [
  equal, equal,
  (a, b) => a === b,
  (a, b) => a < b,
  (a, b) => a <= b,
  (a, b) => a > b,
  (a, b) => a >= b,
  (a, low, high) => a >= low && a <= high,
  // `x is in y` asks y
  (a, b) => contains(b, a),
  contains, contains,
  (a, b) => {
    if (a == null) return false;
    if (a.match) return !!a.match(b);
    if (a.matches) return a.matches(b);
    throw new Error("has neither a match nor a matches method: " + a);
  },
  (a, b) => a != null && String(a).startsWith(b),
  (a, b) => a != null && String(a).endsWith(b),
  position(4),
  position(2),
  isEmpty,
  (a) => a != null && (!iterates(a) || a.length > 0),
];
const IS = 0, BETWEEN = 7, MATCH = 11, A = 18;

const lower = (a) => typeof a == "string" ? a.toLowerCase() : a;

export function comparison(c, { detail, text, nodes }) {
  const [left, right, upper] = nodes;
  const which = detail & 31;
  let negated = detail & NEGATED;
  let act = operators[which];
  const side = (node) => {
    c.node(node);
    if (detail & IGNORING_CASE) c.call(lower, 1);
  };
  side(left);
  // A selector stands for its own text.
  const css = which == MATCH && cssOf(right);
  if (css) c.constant(css);
  else if (right) side(right);
  if (which == A) act = (a) => isA(a, text, detail & NULL_FITS);
  // `x is checked` where no `checked` is known asks x's property
  if (which == IS && right.form == "Symbol" && right.detail < 2 && right.text != "undefined") {
    act = (a, b) => b === undefined ? !!propertyOf(a, right.text) : a == b;
  }
  if (which == BETWEEN) {
    c.node(upper);
    // Not the opposite of each other where a side is no number.
    if (negated) act = (a, low, high) => a < low || a > high;
    negated = 0;
  }
  c.call(act, nodes.length);
  if (negated) c.call((a) => !a, 1);
}
