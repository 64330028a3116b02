// `a = b`, `a += b`, `a ??= b`
import { arrow, startsArrow } from "./arrow.js";
import { conditional } from "./conditional.js";
import { OPERATORS } from "./operation.js";
import { bump, fail, form, nested, next, outside } from "./parser.js";

/** An expression without a comma in another form. */
export const part = () => nested(assignment);

// An expression without a comma.
function assignment() {
  if (startsArrow()) return arrow();
  const from = next, target = conditional(), { code } = next;
  // Comparisons end so, too.
  if (!/=$/.test(code) || OPERATORS.includes(code)) return target;
  if (/^(Array|Object)$/.test(target.kind)) outside("declare what is taken apart: const [a, b] = …", target);
  expectPlace(target);
  bump();
  // The operator's place; 255 for `=`.
  return form("Assignment", from, [target, part()], OPERATORS.indexOf(code.slice(0, -1)) & 255);
}

/** Is it a chain that ends in a property or an index? */
export const endsInPart = ({ kind, nodes }) => kind == "Chain" && nodes.at(-1).kind != "Call";

/** Has a chain an optional step? */
export const hasOptional = ({ nodes }) => nodes.some(({ flag }, n) => n && flag);

/** Says so where a form cannot be given a value. */
export function expectPlace(node) {
  const { kind, text } = node;
  if (!(kind == "Name" ? !/^(\$|undefined)$/.test(text) : kind == "Signal" || endsInPart(node) && !hasOptional(node)))
    fail("this cannot be given a value", node);
}
