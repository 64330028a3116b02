// `break` and `continue`; there is a loop around them, or they do not parse.
import * as op from "../vm/machine.js";

export function leave(c, { form }) {
  const loop = c.loops.at(-1);
  if (form == "Break") loop.breaks.push(c.jump(op.jump));
  else c.emit(op.jump, loop.head);
}
