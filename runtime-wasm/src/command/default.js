// `default x to y`: assigns where x is null, undefined or the empty string.
import * as op from "../vm/machine.js";
import { prepare, store } from "../expression/assign.js";

export function default_(c, { nodes: [target, value] }) {
  c.node(target);
  c.call((value) => value == null || value === "", 1);
  const over = c.jump(op.jumpUnless);
  prepare(c, target);
  c.node(value);
  store(c, target);
  c.land(over);
}
