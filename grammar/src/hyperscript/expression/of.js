// `y of x`: the same steps as `x.y`.
import { advance, fail, p, textOf } from "../parser.js";
import { unary } from "./expression.js";

/**
 * `of x` behind a name and its steps: `x` goes before them, and the name becomes the first step. `of` is the current token. Each
 * then has the text of the whole, in which the owner comes last.
 */
export function of([name, ...steps]) {
  const { form, text, start } = name, named = /^(Symbol|Implicit)$/.test(form);
  if (!named && !/^(Attribute|Style)$/.test(form)) fail("of-needs-name", name);
  advance();
  const owner = unary(), whole = { start, end: p.lastEnd };
  return [
    owner,
    { ...name, form: named ? "Property" : form, text: form == "Implicit" ? textOf(name) : text, nodes: [], ...whole },
    ...steps.map((step) => ({ ...step, ...whole })),
  ];
}
