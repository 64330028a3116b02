// `append`: adds at the end of a list, a text or an element.
import * as op from "../vm/machine.js";
import { isWritable, prepare, store } from "../expression/assign.js";
import { process } from "../page/page.js";

// False where the target has to be assigned to.
const appended = (target, value) => {
  if (Array.isArray(target)) target.push(value);
  else if (target instanceof Set) target.add(value);
  else if (target instanceof Element) {
    if (value instanceof Element) target.append(value);
    else target.insertAdjacentHTML("beforeend", value);
    process(target);
  } else return false;
  return true;
};

export function append(c, { nodes: [added, to] }) {
  const target = c.hidden(), value = c.hidden();
  const both = () => {
    c.emit(op.local, target);
    c.emit(op.local, value);
  };
  if (to) c.node(to);
  else c.emit(op.result);
  c.emit(op.setLocal, target);
  c.node(added);
  c.emit(op.setLocal, value);
  both();
  c.call(appended, 2);
  const done = c.jump(op.jumpIf);
  if (to && !isWritable(to)) c.act(() => { throw new Error("Unable to append a value!"); }, 0);
  else {
    if (to) prepare(c, to);
    both();
    c.call((target, value) => (target || "") + value, 2);
    if (to) store(c, to);
    else c.emit(op.setResult);
  }
  c.land(done);
}
