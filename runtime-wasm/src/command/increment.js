// `increment`, `decrement`: changes a number by an amount, or by 1; what it is then is the result.
import * as op from "../vm/machine.js";
import { prepare, store } from "../expression/assign.js";

const by = (sign) => (c, { nodes: [target, amount] }) => {
  prepare(c, target);
  c.node(target);
  if (amount) c.node(amount);
  else c.constant(1);
  c.call((value, amount) => (value ? parseFloat(value) : 0) + sign * parseFloat(amount), 2);
  c.emit(op.duplicate);
  c.emit(op.setResult);
  store(c, target);
};
export const increment = by(1);
export const decrement = by(-1);
