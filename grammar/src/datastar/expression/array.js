// A part of `[a, , ...b]`, or an argument of a call.
import { part } from "./assignment.js";
import { form, next, take } from "./parser.js";

export function element() {
  const from = next;
  return take("...") ? form("Spread", from, [part()]) : part();
}
