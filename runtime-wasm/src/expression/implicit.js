// `me`, `it`, `event` and the like: names that are always there.
import * as op from "../vm/machine.js";

export const RESULT = 2;

export function implicit(c, { detail }) {
  // In the order of `Implicit` in the grammar: an instruction, and the properties of what it gives.
  const { me, it, result, you, event, body } = op;
  const [act, ...properties] = [
    [me], [it], [result], [you], [event], [event, "target"], [event, "detail"], [event, "detail", "sender"], [body],
  ][detail];
  c.emit(act);
  for (const name of properties) c.get(name);
}
