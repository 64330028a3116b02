// data-on:EVENT="statements": listens.
import { batch } from "../signals/graph.js";
import { guarded } from "./expression.js";
import { timed } from "./timing.js";

export function on({ element, key, mods, run }) {
  const evaluate = run();
  if (!evaluate) return;
  let respond = timed((event) => guarded(() => batch(() => evaluate(event))), mods);
  let target = element;
  if (mods.window) target = window;
  // these are only dispatched there
  if (mods.document || key == "datastar-fetch" || key == "datastar-signal-patch") target = document;
  if (mods.outside) {
    target = document;
    const inner = respond;
    respond = (event) => { if (!element.contains(event?.target)) inner(event); };
  }
  const { capture, passive, once } = mods;
  const options = { capture: !!capture, passive: !!passive, once: !!once };
  const heard = (event) => {
    if (mods.prevent || key == "submit" && element instanceof HTMLFormElement) event.preventDefault();
    if (mods.stop) event.stopPropagation();
    respond(event);
  };
  target.addEventListener(key, heard, options);
  return () => target.removeEventListener(key, heard, options);
}
