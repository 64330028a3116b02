// data-on-signal-patch="statements": runs when signals were patched; `patch` is what has changed, as far as
// data-on-signal-patch-filter="{include, exclude}" wants it.
import { batch } from "../signals/graph.js";
import { filtered } from "../signals/store.js";
import { expression, guarded } from "./expression.js";
import { timed } from "./timing.js";

export function onSignalPatch({ element, mods, run }) {
  const evaluate = run(["patch"]);
  if (!evaluate) return;
  const name = "data-on-signal-patch-filter";
  const text = element.getAttribute(name);
  const filter = text && expression(element, text, name);
  let running = false;
  const respond = timed((event) => {
    if (running) return;
    const patch = filtered(filter ? guarded(filter) : {}, event.detail);
    if (!Object.keys(patch).length) return;
    running = true;
    try {
      guarded(() => batch(() => evaluate(event, patch)));
    } finally {
      running = false;
    }
  }, mods);
  document.addEventListener("datastar-signal-patch", respond);
  return () => document.removeEventListener("datastar-signal-patch", respond);
}
