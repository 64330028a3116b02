// A value and the steps that lead on from it: `x.y`, `x's y`, `y of x`, `x(y)`, `x as Int`, `x in y`.
import { attributeOf } from "./attribute.js";
import { styleOf } from "./style.js";
import { needed } from "./values.js";

export const path = (c, { nodes }) => walk(c, nodes);

export const callMethod = (root, name, args) => needed(needed(root)[name], 1).apply(root, args);

/** The value that a root and the steps behind it lead to. */
export function walk(c, [root, ...steps]) {
  const outer = c.at;
  c.node(root);
  let before = root;
  for (let n = 0; n < steps.length; n++) {
    const step = steps[n];
    const { form, detail, text, nodes } = step;
    const next = steps[n + 1];
    c.at = step;
    if (next?.form == "Call" && (form == "Property" || form == "Index" && !detail)) {
      // A method belongs to what stands before its name.
      if (form == "Index") c.node(nodes[0]);
      else c.constant(text);
      c.at = next;
      c.list(next.nodes);
      c.call(callMethod, 3);
      c.needs(before, step);
      n++;
    } else if (form == "Call") {
      c.list(nodes);
      c.call((callee, args) => needed(callee)(...args), 2);
      c.needs(before);
    } else if (form == "Attribute") attributeOf(c, step);
    else if (form == "Style") styleOf(c, step);
    else c.node(step);
    before = step;
  }
  c.at = outer;
}
