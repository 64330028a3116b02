// `` `text ${value}` ``
import { bump, expected, form, last, next, text } from "./parser.js";
import { expression } from "./sequence.js";
import { unescaped } from "./string.js";
import { CONTINUED } from "./token.js";

export function template() {
  const from = next, nodes = [];
  for (;;) {
    const { start, end } = bump();
    if (start < end) nodes.push(form("String", last, [], 0, unescaped(start, end)));
    if (text[end] == "`") break;
    nodes.push(expression());
    if (next.code != CONTINUED) expected("`}`");
  }
  const made = form("Template", from, nodes);
  // With its backticks.
  made.start--;
  made.end++;
  return made;
}
