// `-a`, `+a`, `!a`, `~a`, `typeof a`, `void a`, `delete a.b`, `await a`, `++a`
import { endsInPart } from "./assignment.js";
import { bump, fail, form, nested, next } from "./parser.js";
import { postfixUpdate, update } from "./update.js";

/** The operators before a value, in the order of their places. */
export const PREFIXES = "- + ! ~ typeof void delete await -- ++".split(" ");
const DELETE = 6, AWAIT = 7;

/** A value with what stands before and behind it. */
export function unary() {
  const place = PREFIXES.indexOf(next.code);
  if (place < 0) return postfixUpdate();
  const from = bump(), operand = nested(unary);
  if (place == DELETE && operand.kind != "Signal" && !endsInPart(operand))
    fail("only a signal or a property can be deleted", operand);
  return place < AWAIT ? form("Unary", from, [operand], place)
    : place == AWAIT ? form("Await", from, [operand])
    // 2 and 3.
    : update(from, operand, place - 6);
}
