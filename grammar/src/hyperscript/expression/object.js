// `{name: value}`.
import { advance, is, leaf, name, node, p, require, take, taken, textNode, textOf, unexpected, within } from "../parser.js";
import { NUMBER, STRING } from "../token.js";
import { enclosed, until } from "./expression.js";
import { string } from "./string.js";

/** `{name: value, …}`; a comma may stand before the `}`. */
export function object() {
  const { token } = p, nodes = [];
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
  return node("Object", token, nodes);
}

/** `name: value, …` without braces, up to one of these words. */
export function nakedObject(...words) {
  const { token } = p, nodes = [];
  do {
    nodes.push(textNode(name()));
    require(":");
    nodes.push(until(...words));
  } while (take(","));
  return node("Object", token, nodes);
}

/** `(name: value, …)`; the `(` is the current token. */
export function namedObject() {
  advance();
  if (take(")")) return leaf("Object", { start: p.lastEnd });
  const read = within(0, nakedObject);
  require(")");
  return read;
}

function key() {
  const { start } = p.token;
  if (is(STRING)) return textNode(string());
  if (is(NUMBER)) return textNode(taken());
  if (is("[")) {
    advance();
    const read = enclosed();
    require("]");
    return read;
  }
  if (!p.token.word && !is("-")) unexpected("a name", "a text in quotes");
  while (p.token.word || is("-")) advance();
  return textNode(textOf({ start, end: p.lastEnd }));
}
