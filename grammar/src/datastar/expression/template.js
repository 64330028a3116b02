// `` `text ${value}` ``
import { bump, expected, form, last, next, text } from "./parser.js";
import { expression } from "./sequence.js";
import { unescaped } from "./string.js";
import { TEMPLATE } from "./token.js";

/** Is the next thing the first stretch of a template? */
export const startsTemplate = () => next.code == TEMPLATE && text[next.start - 1] == "`";

export function template() {
  const from = next, nodes = [];
  for (;;) {
    if (next.code != TEMPLATE) expected("`}`");
    const { start, end } = bump();
    if (start < end) nodes.push(form("String", last, [], 0, unescaped(start, end)));
    if (text[end] == "`") break;
    nodes.push(expression());
  }
  const made = form("Template", from, nodes);
  // With its backticks.
  made.start--;
  made.end++;
  return made;
}
