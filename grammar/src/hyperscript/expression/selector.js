// What follows the `#` or `.` of an id or a class.
import { is, node, require, textOf, token, unexpected } from "../parser.js";
import { CLASS, CLASS_OPEN } from "../token.js";
import { enclosed, leaf } from "./expression.js";

/** An id or a class, written out or computed; it is taken. */
export function selector(first) {
  const nodes = [];
  let name = textOf(first).slice(1).replace(/\\/g, "");
  if (name == "{") {
    nodes.push(enclosed());
    require("}");
    name = "";
  }
  return node(first.is[0] == "#" ? "Id" : "Class", first, nodes, 0, name);
}

/** Whether a class stands here. */
export const atClass = () => is(CLASS) || is(CLASS_OPEN);

/** A class, where one is needed. */
export const class_ = () => atClass() ? leaf() : unexpected("a class, such as `.active`");

/** Classes in a row, at least one. */
export function classes() {
  const first = token, nodes = [];
  do nodes.push(class_()); while (atClass());
  return node("Classes", first, nodes);
}
