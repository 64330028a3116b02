// `++a`, `a--`: a place's number becomes the next one up or down.
import { expectPlace } from "./assignment.js";
import { chain } from "./chain.js";
import { bump, form, next } from "./parser.js";
import { isUpdate } from "./token.js";

/** A value, and `++` or `--` where it follows on the same line. */
export function postfixUpdate() {
  const from = next, made = chain();
  return isUpdate(next) && !next.newline ? update(from, made, +(bump().code == "++")) : made;
}

/** 1 in the flag is up, 2 before the place. */
export function update(from, target, flag) {
  expectPlace(target);
  return form("Update", from, [target], flag);
}
