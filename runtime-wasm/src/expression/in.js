// `x in y`: those of x that are in y.
import { each } from "./values.js";

export function in_(c, { nodes: [target] }) {
  c.node(target);
  c.call((root, target) => {
    if (root == null) return [];
    const found = [];
    if (root.css) each(target, (one) => found.push(...one.querySelectorAll(root.css)));
    else if (root instanceof Element) {
      let inside;
      each(target, (one) => { inside ||= one.contains(root); });
      return inside ? root : found;
    } else each(root, (one) => each(target, (other) => { if (one === other) found.push(one); }));
    return found;
  }, 2);
}
