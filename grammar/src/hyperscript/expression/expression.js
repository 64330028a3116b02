// What has a value: see `mod.rs`.
import { isCloser } from "../keyword.js";
import { isWritable } from "../node.js";
import {
  advance, at, commas, deeper, fail, is, lastEnd, leaf as empty, node, require, second, take, textOf, token, unexpected, within,
} from "../parser.js";
import { ATTRIBUTE, CLASS, CLASS_OPEN, ID, ID_OPEN, NUMBER, STRING, STYLE } from "../token.js";
import { attribute } from "./attribute.js";
import { block } from "./block.js";
import { closest } from "./closest.js";
import { collection } from "./collection.js";
import { logical } from "./logical.js";
import { object } from "./object.js";
import { path } from "./path.js";
import { positional } from "./positional.js";
import { relative } from "./relative.js";
import { selector } from "./selector.js";
import { unescape } from "./string.js";
import { style } from "./style.js";
import { symbol } from "./symbol.js";
import { parts } from "./template.js";
import { unit } from "./unit.js";

/** Any expression. Parentheses leave no node, but what is in them then goes from one to the other. */
export const expression = () => deeper(logical);

/** Any expression, up to one of these words. */
export const until = (...words) => within(words, expression);

/** Any expression, in brackets of some kind. */
export const enclosed = () => within(0, expression);

/** Something that can be written, up to one of these words. */
export function writable(...words) {
  const read = within(words, () => {
    take("the");
    return deeper(path);
  });
  return isWritable(read) ? read : fail("not-writable", read);
}

/** Expressions with commas between them, up to a closing sign; the opening one is taken. */
export function list(form, from, close) {
  const nodes = is(close) ? [] : commas(enclosed);
  require(close);
  return node(form, from, nodes);
}

/** Operands with one and the same operator between them, which is told by its number, from 1. */
export function operands(form, operators, mixed, operand) {
  const nodes = [operand()], [first] = nodes, which = operators.findIndex(at);
  while (operators.some(at)) {
    if (!take(operators[which])) fail(mixed);
    nodes.push(operand());
  }
  return nodes[1] ? node(form, first, nodes, which + 1) : first;
}

// What the current word or sign starts, if it does: it is taken, and given to the rule.
function started(rules) {
  const first = token, rule = rules[first.is];
  if (!rule) return;
  advance();
  return rule(first);
}

// What stands behind a word, as the one node of a form.
const prefixed = (form, operand) => (first) => node(form, first, [operand()]);

const unaries = {
  __proto__: null,
  // It binds tighter than arithmetic: `not 1 is 2` is `(not 1) is 2`.
  not: prefixed("Not", unary),
  no: prefixed("No", collection),
  "beep!": prefixed("Beep", unary),
  first: positional,
  last: positional,
  random: positional,
  next: relative,
  previous: relative,
};

// `-x`, `--x`
const negative = () => deeper(() => {
  const first = token;
  advance();
  return node("Negative", first, [negated()]);
});
const negated = () => is("-") ? negative() : path();

/** An operand of arithmetic: something before which `not`, `no`, `first` and the like can stand, with its unit. */
export function unary() {
  return deeper(() => {
    take("the");
    return started(unaries) ?? unit(negated());
  });
}

const constant = (form, detail) => (first) => empty(form, first, "", detail);

const leaves = {
  __proto__: null,
  true: constant("Boolean", 1),
  false: constant("Boolean"),
  null: constant("Null"),
  closest,
  // It takes all that follows: `some x or y` is `some (x or y)`.
  some: prefixed("Some", () => expression()),
  [NUMBER]: (first) => empty("Number", first, textOf(first)),
  [STRING]: (first) => empty("String", first, unescape(textOf(first).slice(1, -1))),
  "("({ start }) {
    const read = enclosed();
    require(")");
    return { ...read, start, end: lastEnd };
  },
  "[": (first) => list("Array", first, "]"),
  "\\": block,
  [CLASS]: selector,
  [CLASS_OPEN]: selector,
  [ID]: selector,
  [ID_OPEN]: selector,
};

// Those that take what they start with themselves.
const others = {
  __proto__: null,
  ":": symbol,
  "^": symbol,
  "`": () => parts("Template", "`"),
  "<": () => parts("Query", "/>"),
  "{": object,
  [ATTRIBUTE]: () => attribute(),
  [STYLE]: () => style(),
};

/** A value by itself, without anything behind it. */
export function leaf() {
  const { is, word } = token, other = others[is] ?? (word && (!isCloser(is) || isVariable()) && symbol);
  return started(leaves) ?? (other ? other() : unexpected("an expression"));
}

// Whether `end`, `then` or `else` is the name of a variable here: only where what follows says so.
function isVariable() {
  const { is, fresh } = second();
  return is == "." || is == "'" || !fresh && ["+", "-", "*", "/", ",", "to", "into", "at", "is", "as"].includes(is);
}
