// `#id`, `.class`.
import * as op from "../vm/machine.js";
import { Collection, rootOf } from "./values.js";

/** The name of an id or a class, written out or computed. */
export function nameOf(c, { text, nodes: [computed] }) {
  if (computed) c.node(computed);
  else c.constant(text);
}

/** The text of a selector that is written out; nothing for a computed one, or something else. */
export const cssOf = ({ form, text, nodes } = {}) => {
  const mark = { Id: "#", Class: ".", Query: "" }[form];
  return mark == null || nodes.length ? undefined : mark + text;
};

const found = (find) => (c, node) => {
  c.emit(op.me);
  nameOf(c, node);
  c.call(find, 2);
};
export const id = found((me, name) => rootOf(me).getElementById(name));
export const class_ = found((me, name) => new Collection("." + String(name).replace(/[:&()[\]/]/g, "\\$&"), me));
