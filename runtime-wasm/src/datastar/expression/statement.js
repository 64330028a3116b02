// Statements.
import * as op from "../../vm/machine.js";
import { choice } from "./forms.js";
import { pattern } from "./pattern.js";

/** The value of the last statement is the value. */
export function program(c, nodes) {
  const last = nodes.at(-1);
  if (!last || kinds[last.kind]) {
    statements(c, nodes);
    return c.done();
  }
  statements(c, nodes.slice(0, -1));
  c.node(last);
  c.emit(op.end);
}

export function statements(c, nodes) {
  // Functions may mention what is declared behind them.
  for (const node of nodes) if (node.kind == "Declaration") {
    c.declaresConstant = node.flag;
    declare(c, node);
  }
  c.declaresConstant = 0;
  for (const node of nodes) statement(c, node);
}

// Declares the names in a pattern: of its parts, those where it has one.
function declare(c, { kind, text, nodes }) {
  if (kind == "Name") c.declare(text);
  else {
    const [first, step] = { Declaration: [0, 2], Object: [1, 2], Array: [0, 1] }[kind] ?? [0, Infinity];
    for (let n = first; n < nodes.length; n += step) declare(c, nodes[n]);
  }
}

const kinds = {
  Declaration(c, { flag, nodes }) {
    for (let n = 0; n < nodes.length; n += 2) {
      c.node(nodes[n + 1]);
      c.declaresConstant = flag;
      pattern(c, nodes[n]);
      c.declaresConstant = 0;
    }
  },
  If: (c, node) => choice(c, node, (node) => statement(c, node)),
  ForOf(c, { flag, nodes: [each, values, body] }) {
    c.node(values);
    c.call((values) => values[Symbol.iterator](), 1);
    const head = c.here;
    c.emit(op.duplicate);
    const end = c.advance();
    c.scoped(() => {
      c.emit(op.scope);
      c.declaresConstant = flag;
      pattern(c, each);
      c.declaresConstant = 0;
      statement(c, body);
      c.emit(op.unscope);
    });
    c.emit(op.jump, head);
    c.land(end);
    c.emit(op.pop);
    c.emit(op.pop);
  },
  Return(c, { nodes: [value] }) {
    if (value) c.node(value);
    else c.constant();
    c.emit(op.end);
  },
  Block(c, { nodes }) {
    const declares = nodes.some(({ kind }) => kind == "Declaration");
    if (declares) c.emit(op.scope);
    c.scoped(() => statements(c, nodes));
    if (declares) c.emit(op.unscope);
  },
};

function statement(c, node) {
  c.within(node, () => {
    const put = kinds[node.kind];
    if (put) return put(c, node);
    c.node(node);
    c.emit(op.pop);
  });
}
