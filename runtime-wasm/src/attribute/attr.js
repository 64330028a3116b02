// data-attr:NAME="value", data-attr="{name: value}": sets attributes.
import { object } from "./object.js";
import { owning } from "./observed.js";

function set(element, name, value) {
  if (value === false || value == null) element.removeAttribute(name);
  else if (value === true) element.setAttribute(name, "");
  else element.setAttribute(name, typeof value == "object" ? JSON.stringify(value) : value);
}

export function attr({ element, written, run }) {
  const evaluate = run();
  if (!evaluate) return;
  let names = written ? [written] : [];
  return owning(element, () => ({ attributeFilter: names }), () => {
    const value = evaluate();
    if (written) return set(element, written, value);
    names = Object.keys(object(element, "attr", value));
    for (const name of names) set(element, name, value[name]);
  });
}
