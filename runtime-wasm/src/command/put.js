// `put`: writes a value into, before, after, or at an end of something.
import * as op from "../vm/machine.js";
import { isPart, prepare, store } from "../expression/assign.js";
import { convert, each, needed } from "../expression/values.js";
import { observed } from "../page/events.js";
import { process } from "../page/page.js";
import { Source } from "../source/object.js";

// In the order of `Place` in the grammar.
const places = [, "before", "after", "prepend", "append"];

export function put(c, { detail, nodes: [value, target] }) {
  const place = places[detail];
  if (!place && isPart(target)) {
    prepare(c, target);
    c.node(value);
    store(c, target);
  } else if (!place && (target.form == "Symbol" || target.form == "Implicit")) {
    // An element that a variable holds is written into; any other variable is assigned to.
    const kept = c.hidden();
    c.node(value);
    c.emit(op.duplicate);
    c.emit(op.setLocal, kept);
    c.node(target);
    c.call((value, found) => {
      if (fill(found, value)) return true;
      if (target.form == "Implicit" && found instanceof Source) throw new Error("a source is no element: in its handlers, `me` is the source");
    }, 2);
    const filled = c.jump(op.jumpIf);
    c.emit(op.local, kept);
    store(c, target);
    c.land(filled);
  } else {
    c.node(target);
    c.node(value);
    c.call((target, value) => {
      if (!place) each(needed(target), (one) => { fill(one, value); });
      else if (Array.isArray(needed(target))) target[place == "prepend" ? "unshift" : "push"](value);
      else each(target, (one) => {
        one[place](value instanceof Node ? value : convert(value, "Fragment"));
        process(one.parentElement ?? one);
      });
    }, 2);
    c.needs(target);
    c.emit(op.pop);
  }
}

const plain = (value) => typeof value == "number" || (typeof value == "string" && !/[<&\r\0]/.test(value));
// Replaces what is in an element or the document; false where the target is something else.
function fill(target, value) {
  if (!(target instanceof Element || target instanceof Document)) return false;
  if (plain(value) && target instanceof Element) {
    // Writing into the text that is there costs a tenth of replacing it; `on mutation` tells one from the other.
    const text = target.firstChild;
    if (text?.nodeType == 3 && !text.nextSibling && value !== "" && !observed.mutations) text.data = value;
    else target.textContent = value;
  } else {
    while (target.firstChild) target.firstChild.remove();
    target.append(convert(value, "Fragment"));
    process(target);
  }
  return true;
}
