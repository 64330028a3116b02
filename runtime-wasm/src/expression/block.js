// `\\ x, y -> expression`: a function.
import * as op from "../vm/machine.js";

export function block(c, { nodes }) {
  c.constant(nodes.slice(0, -1).map(({ text }) => text));
  c.part(op.block, () => c.node(nodes.at(-1)));
}
