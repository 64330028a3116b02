// `for (const a of b) c`
import { part } from "./assignment.js";
import { body } from "./if.js";
import { bump, expect, expected, form, nested, next, outside } from "./parser.js";
import { pattern } from "./pattern.js";
import { loop } from "./word.js";

export function forOf() {
  const from = bump();
  const { start } = from;
  if (next.code == "await") outside("await the whole: for (const a of await Promise.all(list))", { start, end: next.end });
  expect("(");
  const isConstant = next.code == "const";
  if (!isConstant && next.code != "let") {
    if (/^(;|var)$/.test(next.code)) outside(loop, from);
    expected("`const` or `let`");
  }
  bump();
  const made = nested(pattern);
  if (next.code == "in") outside("write for (const key of Object.keys(object))", from);
  if (/^[=;]$/.test(next.code)) outside(loop, from);
  expect("of");
  const values = part();
  expect(")");
  return form("ForOf", from, [made, values, body()], +isConstant);
}
