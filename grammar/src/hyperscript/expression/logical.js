// `and`, `or`.
import { take } from "../parser.js";
import { comparison } from "./comparison.js";
import { operands } from "./expression.js";

/**
 * Comparisons with `and` or `or` between them, evaluated from left to right, stopping where the result is known. Different
 * operators need parentheses.
 */
export function logical() {
  take("the");
  return operands("Logical", ["and", "or"], "mixed-logic", comparison);
}
