// `a = b`, `a += b`, `a++`
import { property, root } from "../../signals/store.js";
import * as op from "../../vm/machine.js";
import { chain, part } from "./chain.js";
import { deciding, global } from "./forms.js";
import { between, CHOICES } from "./operators.js";

const PLAIN = 255;

/** Leaves an object and the name of its property, which together are a place that can be written; one that is `read`, too, has
 *  to be there. */
export function place(c, node, read) {
  const { kind, text, nodes } = node;
  if (kind == "Chain") {
    chain(c, { nodes: nodes.slice(0, -1) });
    return part(c, nodes.at(-1));
  }
  const isName = kind == "Name";
  if (isName && c.names[text]) throw { message: "this is a constant; declare it with let", node };
  if (isName && text in c.names) c.emit(op.holder, text);
  else {
    if (isName && read) {
      c.call(() => global(text), 0);
      c.emit(op.pop);
    }
    c.constant(kind == "Signal" ? root : globalThis);
  }
  c.constant(text);
}

export function assignment(c, { flag, nodes: [target, value] }) {
  let stays;
  place(c, target, flag != PLAIN);
  if (flag != PLAIN) {
    c.emit(op.duplicateBoth);
    c.call(property, 2);
    if (flag < CHOICES) stays = c.jump(deciding(flag));
  }
  c.node(value);
  if (flag != PLAIN && flag >= CHOICES) c.call(between[flag], 2);
  c.call((object, name, value) => object[name] = value, 3);
  if (stays) {
    const end = c.jump(op.jump);
    c.land(stays);
    c.call((object, name, value) => value, 3);
    c.land(end);
  }
}

const UP = 1, PREFIX = 2;
export function update(c, { flag, nodes: [target] }) {
  place(c, target, true);
  c.call((object, name) => {
    const old = property(object, name);
    const number = typeof old == "bigint" ? old : +old;
    const by = flag & UP ? 1 : -1;
    const changed = number + (typeof old == "bigint" ? BigInt(by) : by);
    object[name] = changed;
    return flag & PREFIX ? changed : number;
  }, 2);
}
