// `js`: runs JavaScript.
import { javascript } from "../javascript.js";
import { is, lastEnd, names, node, take, token, unexpected } from "../parser.js";

/** `js[(NAMES)] … end` */
export function js(first) {
  let from = lastEnd, given = [];
  if (take("(")) {
    if (!is(")")) given = names();
    if (!is(")")) unexpected(")");
    from = token.end;
  }
  const [source] = javascript(from, first);
  return node("Js", first, given, 0, source);
}
