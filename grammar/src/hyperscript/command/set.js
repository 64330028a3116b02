// `set`: writes a variable, a property, an attribute, a style.
import { expression, writable } from "../expression/expression.js";
import { object } from "../expression/object.js";
import { is, node, require } from "../parser.js";

/** `set TARGET to VALUE`, `set {name: value, …} on TARGET` */
export function set(first) {
  const all = is("{"), target = all ? object() : writable("to");
  require(all ? "on" : "to");
  return node(all ? "SetAll" : "Set", first, [target, expression()]);
}
