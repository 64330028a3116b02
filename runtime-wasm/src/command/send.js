// `send`, `trigger`: dispatches an event.
import * as op from "../vm/machine.js";
import { each, needed } from "../expression/values.js";
import { trigger } from "../page/events.js";

export function send(c, { text, nodes: [detail, to] }) {
  const target = c.target(to);
  c.node(detail);
  c.emit(op.me);
  c.call((targets, detail, sender) => each(needed(targets), (one) => { trigger(one, text, detail, sender); }), 3);
  c.needs(target);
  c.emit(op.pop);
}
