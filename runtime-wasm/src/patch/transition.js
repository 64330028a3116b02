// View transitions, where they can be and are wanted.
let running = false;

/** Makes a change in a view transition, of the document or of an element; at once where there can be none. Gives a promise
 *  for when it is made. */
export function inTransition(change, element) {
  const of = element?.startViewTransition ? element : document;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (running || still || document.hidden || !of.startViewTransition) return change();
  running = true;
  const transition = of.startViewTransition(change);
  transition.ready.catch(() => {});
  transition.finished.catch(() => {}).then(() => { running = false; });
  return transition.updateCallbackDone;
}
