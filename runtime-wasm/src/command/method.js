// A method of a target, written as a command: `reset() on #form`.
import * as op from "../vm/machine.js";
import { callMethod } from "../expression/path.js";

export function method(c, node) {
  const { text, nodes } = node;
  const target = c.target(nodes.at(-1));
  c.constant(text);
  c.list(nodes.slice(0, -1));
  c.call(callMethod, 3);
  c.needs(target, node);
  c.emit(op.setResult);
}
