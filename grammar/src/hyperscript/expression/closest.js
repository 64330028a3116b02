// `closest <css/>`: the nearest element upwards that a selector fits.
import { isSelector } from "../node.js";
import { advance, clause, fail, is, node, p, take, within } from "../parser.js";
import { ATTRIBUTE } from "../token.js";
import { attribute } from "./attribute.js";
import { unary } from "./expression.js";

/**
 * `closest [parent] SELECTOR [to TARGET]`; `closest` is the current token. An attribute is that of the nearest element that has
 * it. Where the target is missing, the implicit one (`you`, else `me`) is meant.
 */
export function closest() {
  const { token } = p;
  advance();
  const parent = +take("parent"), what = is(ATTRIBUTE) ? attribute() : within(["to"], unary);
  if (what.form != "Attribute" && !isSelector(what)) fail("needs-selector", what);
  return node("Closest", token, [what, clause("to")], parent);
}
