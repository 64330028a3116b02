// `return`, `return a`: the value starts on the same line.
import { bump, form } from "./parser.js";
import { expression } from "./sequence.js";
import { endsStatement } from "./statement.js";

export function returnStatement() {
  const from = bump();
  return form("Return", from, endsStatement() ? [] : [expression()]);
}
