// `and`, `or`.
import * as op from "../vm/machine.js";

export function logical(c, { detail, nodes }) {
  const jumps = nodes.map((node, n) => {
    const jump = n && c.jump(detail == 1 ? op.and : op.or);
    c.node(node);
    return jump;
  });
  for (const jump of jumps) if (jump) c.land(jump);
}
