// `@get('/path')`
import { element } from "./array.js";
import { bump, expect, form, list, written } from "./parser.js";

export function action() {
  const from = bump();
  expect("(", " and what the action is given");
  return form("Action", from, list(")", element), 0, written(from).slice(1));
}
