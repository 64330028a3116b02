// `if (a) b else c`
import { block } from "./block.js";
import { bump, expect, fail, form, last, nested, next, take } from "./parser.js";
import { expression } from "./sequence.js";
import { statement } from "./statement.js";

export function ifStatement() {
  const from = bump();
  expect("(");
  const nodes = [expression()];
  expect(")");
  nodes.push(body());
  if (take("else")) nodes.push(body());
  return form("If", from, nodes);
}

/** What `if`, `else` and `for` govern: `{` is a block here, and names are declared only in one. */
export function body() {
  if (next.code == "{") return nested(block);
  if (take(";")) return form("Block", last);
  const made = nested(statement);
  if (made.kind == "Declaration") fail("a declaration here needs a block: { const a = … }", made);
  return made;
}
