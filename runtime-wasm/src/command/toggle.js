// `toggle`: classes, an attribute, visibility, or one value after the other, for good or for a while.
import * as op from "../vm/machine.js";
import { prepare, store } from "../expression/assign.js";
import { nameOf } from "../expression/selector.js";
import { each } from "../expression/values.js";
import { classes, forEach, nameAndValue } from "./change.js";
import { display } from "./show.js";
import { sleep, whenever } from "./wait.js";

export function toggle(c, node) {
  const { nodes: [, , until] } = node;
  // No time is no way back.
  const kept = c.hidden();
  const timed = until && until.form != "Event";
  if (timed) {
    c.node(until);
    c.emit(op.setLocal, kept);
  }
  once(c, node);
  if (!until) return;
  let over;
  if (timed) {
    c.emit(op.local, kept);
    over = c.jump(op.jumpUnless);
    c.emit(op.local, kept);
    c.act(sleep, 1);
  } else {
    c.source(until.nodes[0]);
    c.act((target) => whenever(target, [until.text]), 1);
  }
  once(c, node);
  if (timed) c.land(over);
}

const following = (values, current) => values[(values.findIndex((value) => value == current) + 1) % values.length];

// By what is toggled, in the order of `What` in the grammar: leaves what it needs, and gives how many and what to do.
const ways = [
  (c, what) => [1, classes(c, what), (one, names) => { for (const name of names) one.classList?.toggle(name); }],
  (c, { nodes }) => [2, nodes.forEach((node) => nameOf(c, node)), ({ classList }, first, second) => {
    const [out, into] = classList.contains(first) ? [first, second] : [second, first];
    classList.remove(out);
    classList.add(into);
  }],
  (c, what) => [2, nameAndValue(c, what), (one, name, value) =>
    one.hasAttribute(name) ? one.removeAttribute(name) : one.setAttribute(name, value)],
  (c, { nodes }) => [4, nodes.forEach((node) => nameAndValue(c, node)), (one, first, is, second, other) => {
    if (one.hasAttribute(first) && one.getAttribute(first) === is) {
      one.removeAttribute(first);
      one.setAttribute(second, other);
    } else {
      one.removeAttribute(second);
      one.setAttribute(first, is);
    }
  }],
  (_, { text }) => [0, , (one) => display(one, undefined, "toggle", text)],
  (c, { nodes: [{ text }, ...values] }) => [1, c.list(values), (one, values) => {
    one.style[text] = following(values, one.style[text] || getComputedStyle(one)[text]);
  }],
];

function once(c, { detail, nodes: [what, on] }) {
  const way = ways[detail];
  if (!way) {
    const [target, ...values] = what.nodes;
    prepare(c, target);
    c.list(values);
    c.node(target);
    c.call(following, 2);
    return store(c, target);
  }
  const target = c.target(on);
  const [count, , act] = way(c, what);
  c.call((targets, ...given) => forEach(targets, undefined, (one) => act(one, ...given)), count + 1);
  c.needs(target);
  c.emit(op.pop);
}
