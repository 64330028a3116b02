// data-on-interval="statements": runs every second, or as `__duration` says.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { time, timed } from "./timing.js";

export function onInterval({ mods, run }) {
  const evaluate = run();
  if (!evaluate) return;
  const respond = timed(() => guarded(() => batch(() => evaluate())), mods);
  const { duration } = mods;
  if (duration?.includes("leading")) respond();
  const timer = setInterval(respond, duration ? time(duration) : 1000);
  return () => clearInterval(timer);
}
