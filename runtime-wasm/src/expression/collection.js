// `where`, `sorted by`, `mapped to`, `split by`, `joined by`.
import * as op from "../vm/machine.js";

// Evaluates an expression for each item, then makes one of the list of items and that of the values. What is no collection
// (null, say) stays as it is.
function tested(c, expression, name, make) {
  c.emit(op.duplicate);
  const nothing = c.jump(op.jumpUnless);
  c.call((value) => Array.from(value), 1);
  c.part(op.each, () => {
    if (name) {
      c.emit(op.it);
      c.emit(op.setLocal, name.text);
    }
    c.node(expression);
  });
  c.call(make, 2);
  c.land(nothing);
}

export const where = (c, { nodes: [condition, name] }) =>
  tested(c, condition, name, (items, kept) => items.filter((_, n) => kept[n]));
export const sorted = (c, { detail, nodes: [key] }) => tested(c, key, 0, (items, keys) => items
  .map((item, n) => [item, keys[n]])
  .sort(([, a], [, b]) => a == b ? 0 : (a < b) == !detail ? -1 : 1)
  .map(([item]) => item));
export const mapped = (c, { nodes: [value] }) => tested(c, value, 0, (_, values) => values);

const each = (act) => (c, { nodes: [by] }) => {
  c.node(by);
  c.call((value, by) => value ? act(value, by) : value, 2);
};
export const split = each((value, by) => String(value).split(by));
export const joined = each((value, by) => Array.from(value).join(by));
