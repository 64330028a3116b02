// What has a value: see `mod.rs`.
import { isCloser } from "../keyword.js";
import { isWritable } from "../node.js";
import {
  advance, at, commas, deeper, fail, is, leaf as empty, node, p, require, second, take, taken, unexpected, within,
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
import { string } from "./string.js";
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

/** Expressions with commas between them, up to a closing sign; the opening one is the current token. */
export function list(form, from, close) {
  advance();
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

// What stands behind the current word or sign, as the one node of a form.
const prefixed = (form, operand) => () => {
  const { token } = p;
  advance();
  return node(form, token, [operand()]);
};

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

const negative = prefixed("Negative", () => is("-") ? deeper(negative) : path());

/** An operand of arithmetic: something before which `not`, `no`, `first` and the like can stand, with its unit. */
export function unary() {
  return deeper(() => {
    take("the");
    return unaries[p.token.is]?.() ?? unit(is("-") ? deeper(negative) : path());
  });
}

// A value without any in it, of which `read` takes the current token, and gives its text.
const literal = (form, read, detail) => () => {
  const { token } = p;
  return empty(form, token, read(), detail);
};

const leaves = {
  __proto__: null,
  true: literal("Boolean", advance, 1),
  false: literal("Boolean", advance),
  null: literal("Null", advance),
  closest,
  // It takes all that follows: `some x or y` is `some (x or y)`.
  some: prefixed("Some", () => expression()),
  ":": symbol,
  "^": symbol,
  [NUMBER]: literal("Number", taken),
  [STRING]: literal("String", string),
  "`": () => parts("Template", "`"),
  "("() {
    const { start } = p.token;
    advance();
    const read = enclosed();
    require(")");
    return { ...read, start, end: p.lastEnd };
  },
  "[": () => list("Array", p.token, "]"),
  "{": object,
  "\\": block,
  [CLASS]: selector,
  [CLASS_OPEN]: selector,
  [ID]: selector,
  [ID_OPEN]: selector,
  "<": () => parts("Query", "/>"),
  [ATTRIBUTE]: () => attribute(),
  [STYLE]: () => style(),
};

/** A value by itself, without anything behind it. */
export function leaf() {
  const { is, word } = p.token, rule = leaves[is] ?? (word && !(isCloser(is) && !isVariable()) && symbol);
  return rule ? rule() : unexpected("an expression");
}

// Whether `end`, `then` or `else` is the name of a variable here: only where what follows says so.
function isVariable() {
  const { is, fresh } = second();
  return is == "." || is == "'" || !fresh && ["+", "-", "*", "/", ",", "to", "into", "at", "is", "as"].includes(is);
}
