// `y of x`: the same steps as `x.y`.
import { fail, lastEnd, textOf } from "../parser.js";
import { unary } from "./expression.js";

/**
 * `of x` behind a name and its steps: `x` goes before them, and the name becomes the first step. `of` is taken. Each
 * then has the text of the whole, in which the owner comes last.
 */
export function of(from, nodes) {
  const [name] = nodes, { form, start } = name;
  if (form == "Implicit") name.text = textOf(name);
  if (/Symbol|Implicit/.test(form)) name.form = "Property";
  else if (!/Attribute|Style/.test(form)) fail("of-needs-name", name);
  name.nodes = [];
  const owner = unary();
  for (const step of nodes) Object.assign(step, { start, end: lastEnd });
  nodes.unshift(owner);
}
