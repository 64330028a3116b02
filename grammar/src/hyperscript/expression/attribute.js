// `@name`: an attribute.
import { is, node, taken, textNode, token, unexpected } from "../parser.js";
import { ATTRIBUTE } from "../token.js";
import { unescape } from "./string.js";

/** `@name`, `@name="value"`, `[@name="value"]`, where one is needed; in a path, that starts elsewhere. */
export function attribute(from = token) {
  if (!is(ATTRIBUTE)) unexpected("an attribute, such as `@disabled`");
  const [, name, value, , quoted] = /^\[?@([^=]*?)(?:=((["'])([^]*)\3|[^]*?))?]?$/.exec(taken());
  return node("Attribute", from, value == null ? [] : [textNode(quoted == null ? value : unescape(quoted))], 0, name);
}
