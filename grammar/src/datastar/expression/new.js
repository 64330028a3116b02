// `new A.B(c)`
import { element } from "./array.js";
import { steps } from "./chain.js";
import { bump, fail, form, list, nested, next, take } from "./parser.js";
import { primary } from "./primary.js";

export function newExpression() {
  const from = bump(), maker = steps(next, next.code == "new" ? [nested(newExpression)] : primary());
  if (maker.kind == "Action") fail("an action makes no objects", maker);
  return form("New", from, [maker, ...take("(") ? list(")", element) : []]);
}
