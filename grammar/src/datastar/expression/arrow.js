// `a => b`, `(a, b = 1, ...c) => { d; return e }`, `async () => await f()`
import { part } from "./assignment.js";
import { block } from "./block.js";
import { bump, fail, form, list, nested, next, take } from "./parser.js";
import { declaredName, target } from "./pattern.js";

/** Is the next thing an arrow function? */
export const startsArrow = () => next.arrow || next.code == "async" && !next.after.newline && next.after.arrow;

export function arrow() {
  const from = next, isAsync = !next.arrow && take("async");
  const nodes = take("(") ? list(")", target) : [declaredName()];
  if (next.newline) fail("`=>` has to stand on the line of its parameters");
  bump();
  nodes.push(next.code == "{" ? nested(block) : part());
  return form("Arrow", from, nodes, isAsync ? 1 : 0);
}
