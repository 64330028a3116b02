// data-class:NAME="condition", data-class="{name: condition}": toggles classes.
import { object } from "./object.js";
import { owning } from "./observed.js";

export function class_({ element, key, run }) {
  const evaluate = run();
  if (!evaluate) return;
  let classes = {};
  const words = (names) => names.split(/\s+/).filter((name) => name);
  const stop = owning(element, { attributeFilter: ["class"] }, () => {
    const value = evaluate();
    classes = key ? { [key]: value } : { ...object(element, "class", value) };
    for (const names in classes) for (const name of words(names)) {
      if (element.classList.contains(name) != !!classes[names]) element.classList.toggle(name, !!classes[names]);
    }
  });
  return () => {
    stop();
    for (const names in classes) element.classList.remove(...words(names));
  };
}
