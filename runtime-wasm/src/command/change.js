// What `add`, `remove`, `toggle`, `show` and `hide` share: targets with a condition, and what is changed of them.
import * as op from "../vm/machine.js";
import { nameOf } from "../expression/selector.js";
import { each, iterates, needed } from "../expression/values.js";

/** Compiles `when CONDITION`: turns the targets on the stack into a list, and leaves the list of the conditions on it. */
export function when(c, condition, target) {
  if (!condition) return c.constant();
  c.call((value) => iterates(needed(value)) ? [...value] : [value], 1);
  c.needs(target);
  c.part(op.each, () => c.node(condition));
  c.call((values) => values.some((value) => value?.then) ? Promise.all(values) : values, 1);
}

/** Ends such a command: what it gives is the result, those the condition held for. */
export function matched(c, condition, target) {
  c.needs(target);
  c.emit(condition ? op.setResult : op.pop);
}

/** Acts once for each target. With `conditions` it is a list of targets: those whose condition does not hold get the
 *  opposite, and the others are given back. */
export function forEach(targets, conditions, act, opposite) {
  if (!conditions) return each(needed(targets), act);
  return targets.filter((target, n) => {
    (conditions[n] ? act : opposite)(target);
    return conditions[n];
  });
}

/** Leaves a list of class names as one value. */
export function classes(c, { nodes }) {
  for (const node of nodes) nameOf(c, node);
  c.emit(op.listOf, nodes.length);
}

/** Leaves an attribute's name and its value; one without a value has undefined, which the page then reads as text. */
export function nameAndValue(c, { text, nodes: [value] }) {
  c.constant(text);
  c.node(value);
}

const classed = (way) => (element, names) => { if (element.classList) for (const name of names) element.classList[way](name); };
const unstyle = (one, css) => css.split(";").forEach((rule) => {
  const name = rule.split(":")[0].trim();
  if (name) one.style.removeProperty(name);
});

// What adds and what removes, with what it is given.
const changes = {
  Classes: [classes, classed("add"), classed("remove")],
  Attribute: [nameAndValue, (one, name, value) => one.setAttribute(name, value), (one, name) => one.removeAttribute(name)],
  Styles: [(c, what) => c.node(what), (one, css) => { one.style.cssText += css; }, unstyle, unstyle],
};

/** `add`, and `remove` of what is no value. `value` adds one. */
export function change(c, { detail, nodes: [what, to, condition] }, adds, value) {
  const target = c.target(to);
  when(c, condition, target);
  if (detail) {
    c.node(what);
    c.call((targets, _, added) => value(targets, added), 3);
  } else {
    const [put, added, removed, unremoved = added] = changes[what.form];
    const [act, opposite] = adds ? [added, removed] : [removed, unremoved];
    put(c, what);
    c.call((targets, conditions, a, b) => forEach(targets, conditions, (one) => act(one, a, b), (one) => opposite(one, a, b)),
      what.form == "Attribute" ? 4 : 3);
  }
  matched(c, condition, target);
}
