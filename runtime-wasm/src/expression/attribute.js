// `@name`: an attribute.
import * as op from "../vm/machine.js";
import { member } from "./values.js";

/** Of the implicit target. */
export function attribute(c, node) {
  c.emit(op.implied);
  attributeOf(c, node);
}

/** Of what is on the stack. */
export function attributeOf(c, { text }) {
  c.constant(text);
  c.call((root, name) => member(root, (one) => one.getAttribute && one.getAttribute(name)), 2);
}
