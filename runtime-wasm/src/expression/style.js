// `*name`, `*computed-name`: a style.
import * as op from "../vm/machine.js";
import { member } from "./values.js";

/** Of the implicit target. */
export function style(c, node) {
  c.emit(op.implied);
  styleOf(c, node);
}

/** Of what is on the stack. */
export function styleOf(c, { detail, text }) {
  c.constant(text);
  c.call((root, name) => member(root, (one) =>
    detail ? getComputedStyle(one).getPropertyValue(name) : one.style && one.style[name]), 2);
}
