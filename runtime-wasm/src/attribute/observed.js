// What an attribute owns of its element it keeps: where something else changes it, the effect runs again.
import { guarded, live } from "./expression.js";

/** Runs `act` now and when its signals change, and again when what is observed is changed by others. */
export function owning(element, options, act) {
  let watching;
  const again = () => {
    act();
    // that was no other
    observer.takeRecords();
    if (typeof options == "function") observer.observe(element, options());
    else if (!watching) observer.observe(element, watching = options);
  };
  const observer = new MutationObserver(() => guarded(again));
  const stop = live(again);
  return () => {
    observer.disconnect();
    stop();
  };
}
