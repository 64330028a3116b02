// `a`, `[a, , ...b]`, `{a, b: c = 1, ...d}`: names that are given parts of a value.
import { part } from "./assignment.js";
import { key } from "./object.js";
import { expect, expected, fail, form, list, nested, next, take, token } from "./parser.js";
import { isName, SIGNAL } from "./token.js";
import { isReserved } from "./word.js";

const reserved = "this word belongs to the language; declare another name";

/** A name, `[…]` or `{…}`. */
export function pattern() {
  const from = next;
  return take("[") ? form("Array", from, list("]", target, true))
    : take("{") ? form("Object", from, list("}", property))
    : declaredName();
}

/** A pattern with its default, or what takes the others. */
export function target() {
  const from = next, takesOthers = take("..."), made = nested(pattern);
  if (!takesOthers) return withDefault(from, made);
  expectLast();
  return form("Spread", from, [made]);
}

const withDefault = (from, made) => take("=") ? form("Default", from, [made, part()]) : made;

/** A name that is declared. */
export function declaredName() {
  const { code } = next;
  if (code == SIGNAL) fail(next, "`$` names are signals; declare a name without it");
  if (isReserved(code)) fail(next, reserved);
  return isName(code) ? token("Name") : expected("a name");
}

// A key and the pattern of its value.
function property() {
  const from = next, { code } = from;
  if (code == "...") {
    const made = [token("Rest"), declaredName()];
    expectLast();
    return made;
  }
  const name = key();
  if (isName(code) && next.code != ":") {
    // `{a}`: the key is the name.
    if (isReserved(code)) fail(from, reserved);
    return [name, withDefault(from, form("Name", from, [], 0, code))];
  }
  expect(":", " and a value");
  return [name, target()];
}

// Nothing may stand behind what takes the others.
const expectLast = () => {
  if (next.code == ",") fail(next, "what takes the others has to come last");
};
