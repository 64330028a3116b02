// From the tree to instructions.
//
// What a construct is compiled to stands in its own file, under `command` and `expression`, with what it does; here is what
// they share.
import { forms } from "./forms.js";
import * as op from "./machine.js";

/** Instructions in the making. Each is what the machine does, with what it is given, and the node it comes from. */
export class Compiler {
  code = [];
  more = [];
  loops = [];
  hiddenNames = 0;
  /** Whether an event's filter is compiled: names are then first looked up in the event. */
  filtering = false;
  at = { start: 0, end: 0 };

  emit(act, operand, count) {
    this.code.push({ act, operand, count, at: this.at, first: undefined, second: undefined });
  }

  /** Says which nodes the operands come from that the last instruction cannot do without. */
  needs(first, second = first) {
    Object.assign(this.code.at(-1), { first, second });
  }

  constant(value) {
    this.emit(op.constant, value);
  }

  /** Calls a function with the last values on the stack, for its value. */
  call(act, count) {
    this.emit(op.apply, act, count);
  }

  /** The same, without a value. */
  act(act, count) {
    this.call(act, count);
    this.emit(op.pop);
  }

  /** What a node is compiled to: an expression leaves its value, a command nothing; what is missing is undefined. */
  node(node) {
    if (!node) return this.constant();
    const outer = this.at;
    this.at = node;
    forms[node.form](this, node);
    this.at = outer;
  }

  nodes(nodes) {
    for (const node of nodes) this.node(node);
  }

  /** The values of nodes, as a list. */
  list(nodes) {
    this.nodes(nodes);
    this.emit(op.listOf, nodes.length);
  }

  /** An expression, or the implicit target; gives the node that stands for it. */
  target(node) {
    if (node) this.node(node);
    else this.emit(op.implied);
    return node || this.at;
  }

  /** Whose events are meant: an expression, or `me`. */
  source(node) {
    if (node) this.node(node);
    else this.emit(op.me);
  }

  /** A property of the value on the stack. */
  get(name) {
    this.constant(name);
    this.call((value, name) => value?.[name], 2);
  }

  /** A variable that no name leads to. */
  hidden() {
    return ++this.hiddenNames;
  }

  get here() {
    return this.code.length;
  }

  /** A jump to where `land` is called with what this gives. */
  jump(act) {
    this.emit(act);
    return this.here - 1;
  }

  land(jump) {
    this.code[jump].operand = this.here;
  }

  /** What is done apart from the other instructions: by a block, or for each item of a list. */
  part(act, put) {
    const over = this.jump(act);
    put();
    this.emit(op.end);
    this.land(over);
  }

  /** The next value of the iterator on the stack; gives the jump for where there is none. */
  advance() {
    this.call((iterator) => iterator.next(), 1);
    this.emit(op.duplicate);
    this.get("done");
    const out = this.jump(op.jumpIf);
    this.get("value");
    return out;
  }

  /** Ends the run without a value. */
  done() {
    this.constant();
    this.emit(op.end);
  }

  /** The commands of a feature with its `catch` and `finally`, at the end of the instructions; gives the finished body. */
  body({ text, nodes: [commands, caught, last] }, place) {
    const put = (commands) => {
      const at = this.here;
      this.node(commands);
      this.done();
      return at;
    };
    const main = put(commands);
    const atCatch = caught ? put(caught) : 0;
    return this.finish(place, { main, caught: text, atCatch, atFinally: last?.nodes.length ? put(last) : 0 });
  }

  finish(place, starts) {
    return { code: this.code, more: this.more, place, main: 0, caught: "", atCatch: 0, atFinally: 0, plain: false, ...starts };
  }
}

/** The body of one expression. */
export function valueOf(node, place) {
  const c = new Compiler();
  c.node(node);
  c.emit(op.end);
  return c.finish(place);
}

/** The body of some commands. */
export function commandsOf(node, place) {
  const c = new Compiler();
  c.node(node);
  c.done();
  return c.finish(place);
}
