// What is given a value: `a`, `[a, b]`, `{a, b: c = 1}`.
import { property } from "../../signals/store.js";
import * as op from "../../vm/machine.js";

/** Takes the value on the stack. */
export function pattern(c, node) {
  const { kind, text, nodes } = node;
  c.within(node, () => {
    if (kind == "Default") {
      c.emit(op.duplicate);
      c.call((value) => value === undefined, 1);
      const there = c.jump(op.jumpUnless);
      c.emit(op.pop);
      c.node(nodes[1]);
      c.land(there);
      pattern(c, nodes[0]);
    } else if (kind == "Array") {
      c.call((values) => [...values], 1);
      items(c, nodes, op.duplicate);
      c.emit(op.pop);
    } else if (kind == "Object") {
      for (let n = 0; n < nodes.length; n += 2) {
        c.emit(op.duplicate);
        if (nodes[n].kind == "Rest") {
          c.list(nodes.slice(0, n).filter((_, n) => n % 2 == 0));
          c.call(others, 2);
        } else {
          c.node(nodes[n]);
          c.call(property, 2);
        }
        pattern(c, nodes[n + 1]);
      }
      c.emit(op.pop);
    } else {
      c.declare(text);
      c.emit(op.setLocal, text);
    }
  });
}

const others = (object, taken) => {
  const made = {};
  for (const name of Object.keys(object)) if (!taken.some((other) => String(other) == name)) made[name] = object[name];
  return made;
};

/** The parts of a list, which `list` puts on the stack. */
export const items = (c, nodes, list) => nodes.forEach((node, n) => {
  if (node.kind == "Missing") return;
  const rest = node.kind == "Spread";
  c.emit(list);
  c.call(rest ? (given) => [...given].slice(n) : (given) => given[n], 1);
  pattern(c, rest ? node.nodes[0] : node);
});
