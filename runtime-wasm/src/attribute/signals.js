// data-signals:NAME="value", data-signals="{name: value}": defines or patches signals.
import { guarded } from "./expression.js";
import { object } from "./object.js";
import { peek } from "../signals/graph.js";
import { merge, mergePath } from "../signals/store.js";

export function signals({ element, key, value, mods, run }) {
  const ifMissing = !!mods.ifmissing;
  const evaluate = value ? run() : () => undefined;
  if (!evaluate) return;
  guarded(() => {
    const given = peek(() => evaluate());
    if (key) mergePath(key, given, ifMissing);
    else merge({ ...object(element, "signals", given) }, ifMissing);
  });
}
