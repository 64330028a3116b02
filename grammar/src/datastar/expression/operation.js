// `a + b * c`, `a && b`: operators with a value on either side. See `operation.rs`.
import { bump, fail, form, joined, next } from "./parser.js";
import { isUpdate } from "./token.js";
import { PREFIXES, unary } from "./unary.js";

/** The operators between two values; a form says which by its place. Those that decide whether their second operand is worked
 *  out come first. */
export const OPERATORS = "?? || && | ^ & == != === !== < > <= >= in instanceof << >> >>> + - * / % **".split(" ");
// How tightly each of them binds; `;` the most.
const precedence = "012345666677777788899:::;";

/** Values with operators between them, in the order in which they are worked out. */
export function operation() {
  const from = next, nodes = [];
  // Operators whose second operand is not whole yet, each with where its first one starts.
  const waiting = [];
  for (let mixed = 0;;) {
    const first = next;
    nodes.push(unary());
    const flag = OPERATORS.indexOf(next.code), binds = precedence[flag];
    let left = first;
    while (waiting[0]) {
      const [waits, start] = waiting.at(-1), before = precedence[waits];
      // From the left; but `**` from the right, and of choices the first one decides for all.
      if (before < binds || before == binds && /[012;]/.test(binds)) break;
      waiting.pop();
      left = start;
      nodes.push(form("Operator", left, [], waits));
    }
    if (flag < 0) return joined("Operation", from, nodes);
    if (flag < 3) {
      mixed |= flag ? 2 : 1;
      if (mixed > 2) fail("put parentheses around what `??` or its neighbour joins");
    }
    if (binds == ";" && PREFIXES.includes(first.code) && !isUpdate(first)) fail("write (-a) ** b or -(a ** b)");
    const operator = bump();
    if (flag < 3) nodes.push(form("Choice", operator, [], flag));
    waiting.push([flag, left]);
  }
}
