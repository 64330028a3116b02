// `if`: runs one of two lists of commands.
import * as op from "../vm/machine.js";

export function if_(c, { nodes: [condition, then, otherwise] }) {
  c.node(condition);
  const over = c.jump(op.jumpUnless);
  c.node(then);
  if (!otherwise) return c.land(over);
  const end = c.jump(op.jump);
  c.land(over);
  c.node(otherwise);
  c.land(end);
}
