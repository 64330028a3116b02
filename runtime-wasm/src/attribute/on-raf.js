// data-on-raf="statements": runs with every frame.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { timed } from "./timing.js";

export function onRaf({ mods, run }) {
  const evaluate = run();
  if (!evaluate) return;
  const respond = timed(() => guarded(() => batch(() => evaluate())), mods);
  let frame;
  const tick = () => {
    frame = requestAnimationFrame(tick);
    respond();
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}
