// `a`, `[a, , ...b]`, `{a, b: c = 1, ...d}`: names that are given parts of a value.
import { part } from "./assignment.js";
import { property } from "./object.js";
import { expected, fail, form, list, nested, next, take, token } from "./parser.js";
import { isName, SIGNAL } from "./token.js";
import { isReserved } from "./word.js";

/** A name, `[…]` or `{…}`. */
export function pattern() {
  const from = next;
  return take("[") ? form("Array", from, list("]", target, true))
    : take("{") ? form("Object", from, list("}", () => property(true)))
    : declaredName();
}

/** A pattern with its default, or what takes the others. */
export function target() {
  const from = next;
  return take("...") ? form("Spread", from, [lastOne(nested(pattern))]) : withDefault(from, nested(pattern));
}

/** A pattern, with its default where that follows. */
export const withDefault = (from, made) => take("=") ? form("Default", from, [made, part()]) : made;

/** A name that is declared. */
export function declaredName() {
  const { code } = next;
  if (code == SIGNAL) fail("`$` names are signals; declare a name without it");
  if (isReserved(code)) fail("this word belongs to the language; declare another name");
  return isName(code) ? token("Name") : expected("a name");
}

/** Nothing may stand behind what takes the others. */
export const lastOne = (made) => next.code == "," ? fail("what takes the others has to come last") : made;
