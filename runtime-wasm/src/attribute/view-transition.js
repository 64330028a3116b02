// data-view-transition="name": the element's name in view transitions.
import { live } from "./expression.js";

export function viewTransition({ element, run }) {
  const evaluate = run();
  if (!evaluate) return;
  const stop = live(() => element.style.setProperty("view-transition-name", evaluate()));
  return () => {
    stop();
    element.style.removeProperty("view-transition-name");
  };
}
