// `js`: runs JavaScript.
import { javascript } from "../javascript.js";
import { is, names, node, p, take, unexpected } from "../parser.js";

/** `js[(NAMES)] … end` */
export function js(first) {
  let from = p.lastEnd, given = [];
  if (take("(")) {
    if (!is(")")) given = names();
    if (!is(")")) unexpected(")");
    from = p.token.end;
  }
  const [source] = javascript(from, first);
  return node("Js", first, given, 0, source);
}
