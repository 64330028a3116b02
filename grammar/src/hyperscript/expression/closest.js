// `closest <css/>`: the nearest element upwards that a selector fits.
import { isSelector } from "../node.js";
import { clause, fail, is, node, take, within } from "../parser.js";
import { ATTRIBUTE } from "../token.js";
import { attribute } from "./attribute.js";
import { unary } from "./expression.js";

/**
 * `closest [parent] SELECTOR [to TARGET]`; `closest` is taken. An attribute is that of the nearest element that has
 * it. Where the target is missing, the implicit one (`you`, else `me`) is meant.
 */
export function closest(first) {
  const parent = +take("parent"), what = is(ATTRIBUTE) ? attribute() : within(["to"], unary);
  if (what.form != "Attribute" && !isSelector(what)) fail("needs-selector", what);
  return node("Closest", first, [what, clause("to")], parent);
}
