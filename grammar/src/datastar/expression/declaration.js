// `const a = 1`, `let b, [c] = d`
import { part } from "./assignment.js";
import { bump, expected, form, nested, take } from "./parser.js";
import { pattern } from "./pattern.js";

export function declaration() {
  const from = bump(), isConstant = from.code == "const", nodes = [];
  do {
    const made = nested(pattern);
    nodes.push(made);
    if (take("=")) nodes.push(part());
    else {
      if (isConstant || made.kind != "Name") expected("`=` and a value");
      nodes.push(form("Missing", made));
    }
  } while (take(","));
  return form("Declaration", from, nodes, +isConstant);
}
