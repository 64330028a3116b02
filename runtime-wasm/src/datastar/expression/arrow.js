// `(a, b) => c`
import * as op from "../../vm/machine.js";
import { items } from "./pattern.js";
import { statements } from "./statement.js";

export function arrow(c, { flag, nodes }) {
  const body = nodes.at(-1);
  const over = c.jump(op.arrow);
  c.scoped(() => {
    items(c, nodes.slice(0, -1), op.given);
    if (body.kind == "Block") {
      statements(c, body.nodes);
      c.done();
    } else {
      c.node(body);
      c.emit(op.end);
    }
  });
  c.land(over);
  // `async`
  if (flag) c.call((run) => (...given) => new Promise((resolve) => resolve(run(...given))), 1);
}
