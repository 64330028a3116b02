// `return`, and `exit`, which is the same without a value.
import * as op from "../vm/machine.js";

export function return_(c, { nodes: [value] }) {
  c.node(value);
  c.emit(op.end);
}
