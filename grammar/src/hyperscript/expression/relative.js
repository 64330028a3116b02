// `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.
import { advance, at, node, second, take, within } from "../parser.js";
import { leaf, unary } from "./expression.js";
import { continued } from "./path.js";

// In the detail.
const FORWARD = 1, WRAPPING = 2, IN = 4;

/**
 * `next SELECTOR [from ELEMENT] [in COLLECTION | within ROOT] [with wrapping]`; the first word is taken. Where they
 * are missing, the search starts at the implicit target (`you`, else `me`) and goes through the page.
 */
export function relative(first) {
  let detail = first.is == "next" ? FORWARD : 0, where = 0;
  const what = leaf(), from = take("from") ? within(["in"], unary) : 0;
  if (take("in")) {
    detail |= IN;
    where = unary();
  } else if (take("within")) where = unary();
  if (at("with") && second().is == "wrapping") {
    advance();
    advance();
    detail |= WRAPPING;
  }
  return continued([node("Relative", first, [what, from, where], detail)]);
}
