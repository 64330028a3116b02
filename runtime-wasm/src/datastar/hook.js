// What Datastar's side of the runtime puts in, in a bundle that has it; see `start.js`.
export const datastar = {
  /** Reads and writes `$name`. */
  read: undefined,
  write: undefined,
  /** Runs something now, and whenever a signal that it has read changes, until what this gives is called. */
  effect: undefined,
  /** Starts once the declarations of the page have. */
  start() {},
  /** Applies the attributes of an element and of those in it. */
  process() {},
  /** Whether an event of a stream patches the page. */
  isPatch: () => false,
  /** Carries out one that does; gives a promise where what follows has to wait for it. */
  patch: undefined,
};
