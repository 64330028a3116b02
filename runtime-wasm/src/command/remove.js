// `remove`: classes, an attribute or styles from elements, elements from the page, or a value from a collection.
import * as op from "../vm/machine.js";
import { prepare } from "../expression/assign.js";
import { each, needed } from "../expression/values.js";
import { change } from "./change.js";

// How a property that is no element is deleted.
const deletes = {
  Property: (root, name) => each(needed(root), (one) => { delete one[name]; }),
  Style: (root, name) => each(needed(root), (one) => { one.style.removeProperty(name); }),
  Index(root, at) {
    if (Array.isArray(needed(root))) root.splice(at, 1);
    else delete root[at];
  },
};
const isNode = (value) => value instanceof Node || value instanceof NodeList || value instanceof HTMLCollection;
const removed = (value, from) => {
  needed(value);
  if (Array.isArray(from)) {
    const at = from.indexOf(value);
    if (at >= 0) from.splice(at, 1);
  } else if (from instanceof Set || from instanceof Map) from.delete(value);
  else each(value, (one) => {
    if (one.parentElement && (from == null || from.contains(one))) one.remove();
  });
};

export function remove(c, node) {
  const { detail, nodes: [value, from] } = node;
  if (!detail) return change(c, node);
  const last = value.form == "Path" && !from && value.nodes.at(-1);
  const act = last && !(last.form == "Index" && last.detail) && deletes[last.form];
  c.node(value);
  let over;
  if (act) {
    c.emit(op.duplicate);
    c.call(isNode, 1);
    const node = c.jump(op.jumpIf);
    c.emit(op.pop);
    prepare(c, value);
    // The index, where there is no name, `prepare` has left.
    if (last.form != "Index") c.constant(last.text);
    c.call(act, 2);
    c.needs(value.nodes.at(-2));
    c.emit(op.pop);
    over = c.jump(op.jump);
    c.land(node);
  }
  c.node(from);
  c.call(removed, 2);
  c.needs(value);
  c.emit(op.pop);
  if (act) c.land(over);
}
