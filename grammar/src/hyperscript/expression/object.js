// `{name: value}`.
import {
  advance, is, lastEnd, leaf, name, node, require, take, taken, textNode, textOf, token, unexpected, within,
} from "../parser.js";
import { NUMBER, STRING } from "../token.js";
import { enclosed, until } from "./expression.js";
import { string } from "./string.js";

/** `{name: value, …}`; a comma may stand before the `}`. */
export function object() {
  const first = token, nodes = [];
  if (!take("{")) unexpected("an object, such as `{name: value}`");
  while (!take("}")) {
    nodes.push(key());
    require(":");
    nodes.push(enclosed());
    if (!take(",")) {
      require("}");
      break;
    }
  }
  return node("Object", first, nodes);
}

/** `name: value, …` without braces, up to one of these words. */
export function nakedObject(...words) {
  const first = token, nodes = [];
  do {
    nodes.push(textNode(name()));
    require(":");
    nodes.push(until(...words));
  } while (take(","));
  return node("Object", first, nodes);
}

/** `(name: value, …)`; the `(` is the current token. */
export function namedObject() {
  advance();
  if (take(")")) return leaf("Object", { start: lastEnd });
  const read = within(0, nakedObject);
  require(")");
  return read;
}

function key() {
  const { start } = token;
  if (is(STRING)) return textNode(string());
  if (is(NUMBER)) return textNode(taken());
  if (is("[")) {
    advance();
    const read = enclosed();
    require("]");
    return read;
  }
  if (!token.word && !is("-")) unexpected("a name", "a text in quotes");
  while (token.word || is("-")) advance();
  return textNode(textOf({ start, end: lastEnd }));
}
