// `-a`, `+a`, `!a`, `~a`, `typeof a`, `void a`, `delete a.b`, `await a`, `++a`
import { endsInPart } from "./assignment.js";
import { bump, fail, form, nested, next } from "./parser.js";
import { isUpdate } from "./token.js";
import { postfixUpdate, update } from "./update.js";

/** The operators before a value, in the order of their places, but for `++` and `--`. */
export const PREFIXES = "- + ! ~ typeof void delete await".split(" ");
const DELETE = 6, AWAIT = 7;

/** A value with what stands before and behind it. */
export function unary() {
  const { code } = next, place = PREFIXES.indexOf(code), updates = isUpdate(next);
  if (place < 0 && !updates) return postfixUpdate();
  const from = bump(), operand = nested(unary);
  if (updates) return update(from, operand, 2 + (code == "++"));
  if (place == DELETE && operand.kind != "Signal" && !endsInPart(operand)) fail("only a signal or a property can be deleted", operand);
  return place == AWAIT ? form("Await", from, [operand]) : form("Unary", from, [operand], place);
}
