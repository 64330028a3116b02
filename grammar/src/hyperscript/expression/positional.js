// `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
import { advance, node, p, take } from "../parser.js";
import { unary } from "./expression.js";

/** `(first | last | random) [in | from | of] COLLECTION`; the first of them is the current token. */
export function positional() {
  const { token } = p;
  advance();
  take("in") || take("from") || take("of");
  return node("Positional", token, [unary()], ["first", "last", "random"].indexOf(token.is));
}
