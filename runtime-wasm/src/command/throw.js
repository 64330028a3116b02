// `throw`: throws a value.
import * as op from "../vm/machine.js";

export function throw_(c, { nodes: [value] }) {
  c.node(value);
  c.emit(op.raise);
}
