// `a ? b : c`
import { part } from "./assignment.js";
import { operation } from "./operation.js";
import { expect, form, next, take } from "./parser.js";

export function conditional() {
  const from = next, condition = operation();
  if (!take("?")) return condition;
  const then = part();
  expect(":", " and the value for the other case");
  return form("Conditional", from, [condition, then, part()]);
}
