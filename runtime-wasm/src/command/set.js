// `set`: assigns.
import * as op from "../vm/machine.js";
import { prepare, store } from "../expression/assign.js";
import { needed } from "../expression/values.js";

export function set(c, { nodes: [target, value] }) {
  prepare(c, target);
  c.node(value);
  store(c, target);
}

/** `set {…} on TARGET` */
export function setAll(c, { nodes: [object, target] }) {
  c.node(object);
  c.node(target);
  c.call((object, target) => Object.assign(needed(target), object), 2);
  c.needs(target);
  c.emit(op.pop);
}
