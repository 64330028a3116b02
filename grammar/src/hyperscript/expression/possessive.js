// `x's y`, `my y`: the same step as `x.y`.
import { is, leaf, name, take, unexpected } from "../parser.js";
import { ATTRIBUTE, STYLE } from "../token.js";
import { attribute } from "./attribute.js";
import { style } from "./style.js";

/** Takes `'s`, where an apostrophe is the current token. */
export function possessive() {
  if (take("'") && !take("s")) unexpected("s");
}

/** What follows `'s` or `my`. */
export const possession = (from) =>
  is(ATTRIBUTE) ? attribute(from) : is(STYLE) ? style(from) : leaf("Property", from, name());
