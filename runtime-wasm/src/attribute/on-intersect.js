// data-on-intersect="statements": runs when the element is seen.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { timed } from "./timing.js";

const done = new WeakSet();

export function onIntersect({ element, mods, run }) {
  const evaluate = run();
  if (!evaluate || mods.once && done.has(element)) return;
  const respond = timed(() => guarded(() => batch(() => evaluate())), mods);
  const percent = Math.min(100, Math.max(0, Number(mods.threshold?.[0] ?? 0)));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting == !!mods.exit) continue;
      respond();
      if (mods.once) {
        done.add(element);
        observer.disconnect();
        return;
      }
    }
  }, { threshold: mods.full ? 1 : mods.half ? 0.5 : percent / 100 });
  observer.observe(element);
  return () => observer.disconnect();
}
