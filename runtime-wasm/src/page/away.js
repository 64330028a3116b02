// The page is away: frozen, or left and perhaps kept in the back/forward cache.

/** Calls `left` when the page goes away, and `back` when it is here, which it may have been all the time. */
export function whenAway(left, back, until) {
  for (const [target, away, here] of [[self, "pagehide", "pageshow"], [document, "freeze", "resume"]]) {
    target.addEventListener(away, left, until);
    target.addEventListener(here, back, until);
  }
}
