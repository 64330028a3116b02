// `is`, `matches`, `contains` and all the other comparisons: see `comparison.rs`.
import { advance, at, name, node, require, take, third, token, unexpected } from "../parser.js";
import { math } from "./math.js";

// In the detail.
const NEGATED = 32, IGNORING_CASE = 64, NULL_FITS = 128;
// The operators by their numbers.
const EQUAL = 1, IDENTICAL = 2, LESS = 3, GREATER = 5, BETWEEN = 7, START = 12, END = 13, EMPTY = 16, A = 18;

// What follows `does not`.
const verbs = {
  __proto__: null, match: 11, contain: 9, include: 10, start: START, end: END, exist: 17, precede: 14, follow: 15,
};

// What follows the left side.
const operators = {
  __proto__: null, "<": LESS, "<=": LESS + 1, ">": GREATER, ">=": GREATER + 1, "==": EQUAL, "===": IDENTICAL,
  "!=": EQUAL | NEGATED, "!==": IDENTICAL | NEGATED, equals: EQUAL, really: IDENTICAL,
  ...verbs, start: 0, end: 0,
  matches: 11, contains: 9, includes: 10, starts: START, ends: END, exists: 17, precedes: 14, follows: 15,
};

// What follows `is`, where it is not the right side.
const senses = {
  __proto__: null, in: 8, a: A, an: A, empty: EMPTY, between: BETWEEN, equal: EQUAL, really: IDENTICAL, less: LESS,
  greater: GREATER,
};

/** Arithmetic, and what it is compared with. */
export function comparison() {
  const left = math(), nodes = [left], { is } = token;
  let detail = operators[is], type = "";
  if (is == "is" || is == "am") {
    advance();
    detail = take("not") ? NEGATED : 0;
    const sense = at(token.is) && senses[token.is], order = sense == LESS || sense == GREATER;
    if (sense && !(detail && order)) {
      advance();
      detail |= sense;
      if (order) {
        require("than");
        if (take("or")) {
          require("equal");
          require("to");
          detail++;
        }
      } else if (sense == A) {
        type = name();
        if (!take("!")) detail |= NULL_FITS;
      } else if (sense == EQUAL || sense == IDENTICAL && take("equal")) take("to");
    }
  } else {
    // `fetch … do not throw`
    if (is == "does" || is == "do" && third().is != "throw") {
      advance();
      require("not");
      detail = verbs[token.is] ?? unexpected(...Object.keys(verbs));
      detail |= NEGATED;
    }
    if (!detail) return left;
    advance();
    if (is == "really") require("equals");
  }
  const which = detail & 31;
  if (which == START || which == END) require("with");
  if (which < EMPTY) nodes.push(math());
  if (which == BETWEEN) {
    require("and");
    nodes.push(math());
  }
  if (take("ignoring")) {
    require("case");
    detail |= IGNORING_CASE;
  }
  return node("Comparison", left, nodes, detail, type);
}
