// `get`, `call`: evaluates and keeps the value as `it`.
import * as op from "../vm/machine.js";

export function get(c, { nodes: [value] }) {
  c.node(value);
  c.emit(op.setResult);
}
