// data-computed:SIGNAL="value", data-computed="{signal: () => value}": derived signals.
import { Derived, merge, mergePath } from "../signals/store.js";

function derived(value) {
  if (typeof value == "function") return new Derived(value);
  if (value === null || typeof value != "object") throw new TypeError("a derived signal needs a function: {name: () => value}");
  return Object.fromEntries(Object.keys(value).map((name) => [name, derived(value[name])]));
}

export function computed({ key, run }) {
  const evaluate = run();
  if (!evaluate) return;
  if (key) mergePath(key, new Derived(() => evaluate()));
  else merge(derived(evaluate()));
}
