// Something that can be written.
import * as op from "../vm/machine.js";
import { process } from "../page/page.js";
import { RESULT } from "./implicit.js";
import { walk } from "./path.js";
import { storeSymbol } from "./symbol.js";
import { convert, each, iterates, needed } from "./values.js";

// How the end of it is written.
const writes = {
  Property: (root, value, name) => each(needed(root), (one) => { one[name] = value; }),
  Attribute: (root, value, name) => each(needed(root), (one) =>
    value == null ? one.removeAttribute(name) : one.setAttribute(name, value)),
  Style: (root, value, name) => each(needed(root), (one) => { one.style[name] = value; }),
  Index: (root, at, value) => { needed(root)[at] = value; },
};
const replace = (targets, value) => {
  if (targets != null) each([...iterates(targets) ? targets : [targets]], (one) => {
    const parent = one.parentElement;
    one.replaceWith(value instanceof Node ? value.cloneNode(true) : convert(value, "Fragment"));
    if (parent) process(parent);
  });
};

const endOf = (target) => target.form == "Path" ? target.nodes.at(-1) : target;

/** Whether it is a part of something else that is written: a property, an attribute, a style or an index. */
export const isPart = (target) => endOf(target).form in writes;

/** Leaves what `store` needs beneath the value. */
export function prepare(c, target) {
  const { form, nodes } = target;
  const last = endOf(target);
  if (form == "Path" && last.form in writes) {
    walk(c, nodes.slice(0, -1));
    if (last.form == "Index") c.node(last.nodes[0]);
  } else if (form == "Attribute" || form == "Style") c.emit(op.implied);
  else if (form != "Symbol" && form != "Implicit") c.node(target);
}

/** Takes the value on the stack, and what `prepare` has left beneath it. */
export function store(c, target) {
  const { form, detail, nodes } = target;
  if (form == "Symbol") return storeSymbol(c, target);
  // What the run stands on does not change.
  if (form == "Implicit") return c.emit(detail == RESULT ? op.setResult : op.pop);
  const last = endOf(target);
  const write = writes[last.form];
  if (write && last.form != "Index") c.constant(last.text);
  c.call(write ?? replace, write ? 3 : 2);
  if (form == "Path") c.needs(nodes.at(-2));
  c.emit(op.pop);
}

/** Whether an expression can stand on the left of an assignment. */
export const isWritable = (target) =>
  /^(Symbol|Implicit|Id|Class|Query|Attribute|Style|Closest|Property|Index|In)$/.test(endOf(target).form);
