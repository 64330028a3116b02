// data-json-signals="{include, exclude}": shows the signals.
import { filtered } from "../signals/store.js";
import { owning } from "./observed.js";

export function jsonSignals({ element, value, mods, run }) {
  const evaluate = value ? run() : () => ({});
  return evaluate && owning(element, { childList: true, characterData: true, subtree: true }, () => {
    element.textContent = JSON.stringify(filtered(evaluate()), null, mods.terse ? 0 : 2);
  });
}
