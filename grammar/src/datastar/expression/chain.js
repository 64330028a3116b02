// `a.b`, `a[b]`, `a(b)`, `a?.b`: a value and the steps that lead on from it.
import { element } from "./array.js";
import { hasOptional } from "./assignment.js";
import { bump, expect, expected, form, joined, list, next, outside, take } from "./parser.js";
import { primary } from "./primary.js";
import { expression } from "./sequence.js";
import { isName, TEMPLATE } from "./token.js";

/** A value and what is asked of it. */
export const chain = () => steps(next, primary(), true);

/** The steps behind a value; `calls` says whether `(` and `?.` are among them (they are not behind `new`). */
export function steps(from, nodes, calls) {
  const [root] = nodes;
  // `(a.b)()` is a method call, `(a?.b).c` does not stop where the inner chain does
  if (root.kind == "Chain" && !hasOptional(root)) nodes = root.nodes;
  for (;;) {
    const optional = calls && take("?.") ? 1 : 0;
    const step = (kind, nodes, text) => form(kind, from, nodes, optional, text);
    if (take("[")) {
      const index = expression();
      expect("]");
      nodes.push(step("Index", [index]));
    } else if (calls && take("(")) nodes.push(step("Call", list(")", element)));
    else if (optional || take(".")) {
      if (!isName(next.code)) expected("the name of a property");
      nodes.push(step("Property", [], bump().code));
    } else break;
  }
  if (next.code == TEMPLATE) outside("call the function: tag(`…`)");
  return joined("Chain", from, nodes);
}
