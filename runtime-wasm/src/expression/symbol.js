// Variables: `x`, `$x`, `:x`, `^x`.
import * as op from "../vm/machine.js";
import { of, peek } from "./values.js";

const GLOBAL = 2, ELEMENT = 3;

export function symbol(c, { detail, text, nodes: [on] }) {
  if (detail < GLOBAL) c.emit(c.filtering ? op.filterName : op.name, text);
  else if (detail == GLOBAL) c.emit(op.global, text);
  else {
    owner(c, on);
    c.call((element) => (detail == ELEMENT ? peek(element)?.scope : inherited(element, text))?.[text], 1);
  }
}

/** Writes the value on the stack. */
export function storeSymbol(c, { detail, text, nodes: [on] }) {
  if (detail < GLOBAL) c.emit(op.setName, text);
  else if (detail == GLOBAL) c.emit(op.setGlobal, text);
  else {
    owner(c, on);
    c.act((value, element) => {
      const scope = detail == ELEMENT ? undefined : inherited(element, text);
      (scope ?? (of(element).scope ??= {}))[text] = value;
    }, 2);
  }
}

function owner(c, on) {
  if (on) c.node(on);
  else c.emit(op.owner);
}

// Where a variable of the page's tree is: the nearest element upwards that has it. `dom-scope` says where else to look.
function inherited(element, word) {
  for (let at = element; at;) {
    const scope = peek(at)?.scope;
    if (scope && word in scope) return scope;
    const [, way, css] = /^(isolated|closest|parent\s+of)\s*(.*)/.exec(at.getAttribute?.("dom-scope") ?? "") ?? [];
    if (way == "isolated") return;
    at = !way ? at.parentElement : way == "closest" ? at.parentElement?.closest(css) : at.closest(css)?.parentElement;
  }
}
