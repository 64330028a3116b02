// `a.b`, `a[b]`, `a(b)`, `a?.b` in a row.
import { property } from "../../signals/store.js";
import * as op from "../../vm/machine.js";
import { elements } from "./forms.js";

const called = (value, name) => {
  if (typeof value != "function") throw new TypeError(`${name} is not a function`);
  return value;
};

/** The value where a chain starts, and its steps. */
export function chain(c, { nodes: [root, ...steps] }) {
  const ends = [];
  c.node(root);
  const name = /^(Name|Signal)$/.test(root.kind) ? root.text : "this";
  for (let n = 0; n < steps.length; n++) {
    const step = steps[n], next = steps[n + 1];
    c.within(step, () => {
      if (step.flag) ends.push(c.jump(op.optional));
      if (step.kind == "Call") {
        elements(c, step.nodes);
        return c.call((callee, given) => called(callee, name)(...given), 2);
      }
      part(c, step);
      if (next?.kind != "Call") c.call(property, 2);
      else if (next.flag) c.call((object, name) => {
        const value = property(object, name);
        return value?.bind ? value.bind(object) : value;
      }, 2);
      else {
        // `a.b(c)` is a method of `a`
        elements(c, next.nodes);
        c.call((object, name, given) => called(property(object, name), String(name)).apply(object, given), 3);
        n++;
      }
    });
  }
  for (const end of ends) c.land(end);
}

/** Leaves the name of a property, or an index. */
export function part(c, { text, nodes: [index] }) {
  if (index) c.node(index);
  else c.constant(text);
}
