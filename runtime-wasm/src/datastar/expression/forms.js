// What each form of an expression is compiled to.
import { action } from "../../action/actions.js";
import { property, root } from "../../signals/store.js";
import * as op from "../../vm/machine.js";
import { arrow } from "./arrow.js";
import { assignment, place, update } from "./assignment.js";
import { chain } from "./chain.js";
import { before, between, CHOICES, DELETE, TYPEOF } from "./operators.js";

const text = (c, { text }) => c.constant(text);

// What a number is, as written.
const numeral = (written) => {
  const plain = written.replaceAll("_", "");
  return plain.endsWith("n") ? BigInt(plain.slice(0, -1)) : Number(plain);
};

/** A list, of an array or of arguments. */
export function elements(c, nodes) {
  const plain = nodes.every(({ kind }) => kind != "Spread" && kind != "Missing");
  for (const node of nodes) {
    const spread = node.kind == "Spread";
    c.node(spread ? node.nodes[0] : node);
    if (!plain) c.call(spread ? (values) => [...values] : (value) => [value], 1);
  }
  c.emit(op.listOf, nodes.length);
  if (!plain) c.call((lists) => lists.flat(), 1);
}

// Stands for a name where all of another object goes into one.
const REST = Symbol();

const isKnown = (c, name) => name in c.names || /^(el|evt|\$)$/.test(name);

/** A variable of the window. */
export const global = (name) => {
  if (name in globalThis) return globalThis[name];
  throw new ReferenceError(`${name} is not defined${name in root ? "; the signal is $" + name : ""}`);
};
function name(c, { text }) {
  if (text in c.names) c.emit(op.local, text);
  else if (text == "el") c.emit(op.me);
  else if (text == "evt") c.emit(op.event);
  else if (text == "$") c.constant(root);
  else if (text == "undefined") c.constant();
  else c.call(() => global(text), 0);
}

/** The instruction that decides whether the second operand of `??`, `||`, `&&` is worked out. */
export const deciding = (which) => [op.coalesce, op.or, op.and][which];

function operation(c, { nodes }) {
  const decided = [];
  for (const node of nodes) {
    const { kind, flag } = node;
    if (kind == "Choice") decided.push(c.jump(deciding(flag)));
    else if (kind != "Operator") c.node(node);
    else if (flag < CHOICES) c.land(decided.pop());
    else c.within(node, () => c.call(between[flag], 2));
  }
}

/** What the first part decides: the second one, or the third where there is one. */
export function choice(c, { nodes: [condition, then, otherwise] }, put = (node) => c.node(node)) {
  c.node(condition);
  const over = c.jump(op.jumpUnless);
  put(then);
  const end = c.jump(op.jump);
  c.land(over);
  if (otherwise) put(otherwise);
  c.land(end);
}

export const forms = {
  Missing: (c) => c.constant(),
  Null: (c) => c.constant(null),
  Rest: (c) => c.constant(REST),
  True: (c) => c.constant(true),
  False: (c) => c.constant(false),
  Number: (c, { text }) => c.constant(numeral(text)),
  String: text,
  // Whether it is one is said when the page loads.
  RegExp(c, node) {
    const { text } = node, end = text.lastIndexOf("/");
    const make = () => new RegExp(text.slice(1, end), text.slice(end + 1));
    try {
      make();
    } catch ({ message }) {
      throw { message, node };
    }
    c.call(make, 0);
  },
  Template(c, { nodes }) {
    c.list(nodes);
    c.call((parts) => parts.reduce((all, part) => `${all}${part}`, ""), 1);
  },
  Object(c, { nodes }) {
    c.list(nodes);
    c.call((pairs) => {
      const made = {};
      for (let n = 0; n < pairs.length; n += 2) {
        if (pairs[n] === REST) Object.assign(made, pairs[n + 1]);
        else made[pairs[n]] = pairs[n + 1];
      }
      return made;
    }, 1);
  },
  Array: (c, { nodes }) => elements(c, nodes),
  Name: name,
  // A signal that is not there is created by reading it.
  Signal: (c, { text }) => c.call(() => property(root, text), 0),
  Action(c, node) {
    const act = action(node);
    c.emit(op.me);
    c.emit(op.event);
    elements(c, node.nodes);
    c.call((el, evt, given) => act({ el, evt }, ...given), 3);
  },
  Chain: chain,
  New(c, { nodes: [made, ...given] }) {
    c.node(made);
    elements(c, given);
    c.call((made, given) => new made(...given), 2);
  },
  Unary(c, { flag, nodes: [operand] }) {
    const { kind, text } = operand;
    if (flag == TYPEOF && kind == "Name" && !isKnown(c, text)) return c.call(() => typeof globalThis[text], 0);
    if (flag == DELETE) place(c, operand);
    else c.node(operand);
    c.call(before[flag], flag == DELETE ? 2 : 1);
  },
  Await(c, { nodes: [value] }) {
    c.node(value);
    c.emit(op.wait);
  },
  Update: update,
  Operation: operation,
  Conditional: (c, node) => choice(c, node),
  Assignment: assignment,
  Arrow: arrow,
  Sequence: (c, { nodes }) => nodes.forEach((node, n) => {
    if (n) c.emit(op.pop);
    c.node(node);
  }),
};
