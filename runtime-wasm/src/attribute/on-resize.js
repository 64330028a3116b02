// data-on-resize="statements": runs when the element's size changes.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { timed } from "./timing.js";

export function onResize({ element, mods, run }) {
  const evaluate = run();
  if (!evaluate) return;
  const respond = timed(() => guarded(() => batch(() => evaluate())), mods);
  const observer = new ResizeObserver(() => respond());
  observer.observe(element);
  return () => observer.disconnect();
}
