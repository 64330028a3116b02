// data-init="statements": runs when the element arrives.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { timed } from "./timing.js";

export function init({ mods, run }) {
  const evaluate = run();
  if (evaluate) timed(() => guarded(() => batch(() => evaluate())), mods)();
}
