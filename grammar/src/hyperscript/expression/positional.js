// `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
import { advance, node, p, take } from "../parser.js";
import { unary } from "./expression.js";
import { continued } from "./path.js";

/** `(first | last | random) [in | from | of] COLLECTION`; the first of them is the current token. Steps may follow. */
export function positional() {
  const { token } = p;
  advance();
  take("in") || take("from") || take("of");
  return continued([node("Positional", token, [unary()], ["first", "last", "random"].indexOf(token.is))]);
}
