// `{ a; b }`: statements with names of their own.
import { expect, expected, form, next, take } from "./parser.js";
import { statements } from "./statement.js";

export function block() {
  const from = next;
  expect("{");
  const made = statements();
  if (!take("}")) expected("a statement");
  return form("Block", from, made);
}
