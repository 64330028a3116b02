// data-style:PROPERTY="value", data-style="{property: value}": inline styles; where the value is falsy, what was there before.
import { object } from "./object.js";
import { owning } from "./observed.js";

export function style({ element, written, run }) {
  const evaluate = run();
  if (!evaluate) return;
  const { style } = element;
  const before = new Map();
  const restore = (name) => before.get(name) ? style.setProperty(name, before.get(name)) : style.removeProperty(name);
  const set = (name, value) => {
    if (value || value === 0) {
      if (!before.has(name)) before.set(name, style.getPropertyValue(name));
      style.setProperty(name, value);
    } else if (before.has(name)) restore(name);
  };
  const kebab = (name) => name.startsWith("--") ? name : name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
  const stop = owning(element, { attributeFilter: ["style"] }, () => {
    const given = evaluate();
    if (written) return set(written, given);
    const value = object(element, "style", given), styles = {};
    for (const name of Object.keys(value)) styles[kebab(name)] = value[name];
    for (const name of before.keys()) if (!(name in styles)) restore(name);
    for (const name in styles) set(name, styles[name]);
  });
  return () => {
    stop();
    for (const name of before.keys()) restore(name);
  };
}
