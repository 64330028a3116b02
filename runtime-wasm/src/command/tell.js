// `tell`: runs commands with another implicit target.
import * as op from "../vm/machine.js";

export function tell(c, { nodes: [target, commands] }) {
  const told = c.hidden(), before = c.hidden();
  c.node(target);
  c.call((value) => (value == null ? [] : Array.isArray(value) || value instanceof NodeList ? value : [value]).values(), 1);
  c.emit(op.setLocal, told);
  c.emit(op.you);
  c.emit(op.setLocal, before);
  const head = c.here;
  c.emit(op.local, told);
  const out = c.advance();
  c.emit(op.setYou);
  c.node(commands);
  c.emit(op.jump, head);
  c.land(out);
  c.emit(op.pop);
  c.emit(op.local, before);
  c.emit(op.setYou);
}
