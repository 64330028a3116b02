// `{ a; b }`: statements with names of their own.
import { bump, form } from "./parser.js";
import { statements } from "./statement.js";

export function block() {
  const from = bump();
  const made = statements();
  // No text with brackets that are not closed comes so far.
  bump();
  return form("Block", from, made);
}
