// `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
import { node, take } from "../parser.js";
import { unary } from "./expression.js";
import { continued } from "./path.js";

/** `(first | last | random) [in | from | of] COLLECTION`; the first of them is taken. Steps may follow. */
export function positional(first) {
  take("in") || take("from") || take("of");
  return continued([node("Positional", first, [unary()], ["first", "last", "random"].indexOf(first.is))]);
}
