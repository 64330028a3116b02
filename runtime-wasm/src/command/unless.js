// `COMMAND unless CONDITION`.
import * as op from "../vm/machine.js";

export function unless(c, { nodes: [command, condition] }) {
  c.node(condition);
  const over = c.jump(op.jumpIf);
  c.node(command);
  c.land(over);
}
