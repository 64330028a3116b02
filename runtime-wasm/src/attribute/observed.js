// What an attribute owns of its element it keeps: where something else changes it, the effect runs again.
import { live } from "./expression.js";

/** Runs `act` now and when its signals change, and again when what is observed is changed by others. */
export function owning(element, options, act) {
  const again = () => {
    observer.disconnect();
    act();
    observer.observe(element, typeof options == "function" ? options() : options);
  };
  const observer = new MutationObserver(again);
  const stop = live(again);
  return () => {
    observer.disconnect();
    stop();
  };
}
