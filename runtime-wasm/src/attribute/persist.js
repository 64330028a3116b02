// data-persist[:KEY]="{include, exclude}": keeps signals in the browser's storage.
import { live } from "./expression.js";
import { filtered, merge } from "../signals/store.js";

export function persist({ written, value, mods, run }) {
  const evaluate = value ? run() : () => ({});
  if (!evaluate) return;
  const storage = mods.session ? sessionStorage : localStorage;
  const name = written ?? "datastar";
  try {
    merge(JSON.parse(storage.getItem(name)) ?? {});
  } catch (error) {
    console.warn(`hypertide: what is stored as ${name} is not read: ${error.message}`);
  }
  return live(() => storage.setItem(name, JSON.stringify(filtered(evaluate()))));
}
