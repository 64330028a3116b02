// `repeat` and `for`: run commands again and again.
import * as op from "../vm/machine.js";
import { sleep } from "./wait.js";

// In the order of `Over` in the grammar.
const ITEMS = 0, WHILE = 1, UNTIL_EVENT = 3, TIMES = 4, FOREVER = 5, DO_WHILE = 6;

const iterator = (value) => value?.[Symbol.asyncIterator]?.() ?? value?.[Symbol.iterator]?.() ?? Object.keys(value ?? {}).values();
// Whether an event has happened since.
const watch = (target, name) => {
  const seen = { happened: false };
  target.addEventListener(name, () => { seen.happened = true; }, { once: true });
  return seen;
};

export function repeat(c, { detail, text, nodes: [over, index, commands, otherwise] }) {
  const passes = c.hidden(), state = c.hidden();
  c.constant(0);
  c.emit(op.setLocal, passes);
  if (detail == ITEMS) {
    c.node(over);
    c.call(iterator, 1);
    c.emit(op.setLocal, state);
  } else if (detail == UNTIL_EVENT) {
    c.source(over.nodes[0]);
    c.constant(over.text);
    c.call(watch, 2);
    c.emit(op.setLocal, state);
  }
  const loop = { head: c.here, breaks: [] };
  c.loops.push(loop);
  const out = head(c, detail, over, text, passes, state);
  c.emit(op.local, passes);
  if (index) {
    c.emit(op.duplicate);
    c.emit(op.setLocal, index.text);
  }
  c.call((passes) => passes + 1, 1);
  c.emit(op.setLocal, passes);
  c.node(commands);
  if (detail == UNTIL_EVENT) c.act(() => sleep(0), 0);
  c.emit(op.jump, loop.head);
  if (out != null) c.land(out);
  if (detail == ITEMS) c.emit(op.pop);
  if (otherwise) {
    c.emit(op.local, passes);
    const passed = c.jump(op.jumpIf);
    c.node(otherwise);
    c.land(passed);
  }
  c.loops.pop().breaks.forEach((jump) => c.land(jump));
}

// Decides whether there is another pass, and sets what it begins with; gives the jump that leaves the loop.
function head(c, detail, over, name, passes, state) {
  let out;
  if (detail == ITEMS) {
    c.emit(op.local, state);
    out = c.advance();
    c.emit(op.duplicate);
    c.emit(op.setResult);
    c.emit(op.setLocal, name);
    return out;
  }
  if (detail == UNTIL_EVENT) {
    c.emit(op.local, state);
    c.get("happened");
    out = c.jump(op.jumpIf);
  } else if (detail == TIMES) {
    c.emit(op.local, passes);
    c.node(over);
    c.call((passes, count) => passes < count, 2);
    out = c.jump(op.jumpUnless);
  } else if (detail != FOREVER) {
    // What is tested after each pass is not tested before the first one.
    let first;
    if (detail > FOREVER) {
      c.emit(op.local, passes);
      first = c.jump(op.jumpUnless);
    }
    c.node(over);
    // `until` ends with `true`, not with anything that counts as true.
    if (detail != WHILE && detail != DO_WHILE) c.call((value) => value !== true, 1);
    out = c.jump(op.jumpUnless);
    if (first) c.land(first);
  }
  c.emit(op.local, passes);
  c.emit(op.setResult);
  return out;
}
