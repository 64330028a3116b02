// When an expression runs: `__delay`, `__debounce`, `__throttle`, `__viewtransition`, and times.
import { inTransition } from "../patch/transition.js";

/** A time among a modifier's tags, in milliseconds; 0 where there is none. */
export function time(tags = []) {
  for (const tag of tags) {
    const [, number, unit] = /^(\d+)(ms|s)?$/.exec(tag) ?? [];
    if (number) return unit == "s" ? number * 1000 : +number;
  }
  return 0;
}

// Runs at the edges of a while in which calls come.
function limited(run, wait, leading, trailing, anew) {
  let timer, last;
  return (...given) => {
    if (leading && !timer) run(...given);
    else last = given;
    if (timer && !anew) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      const waiting = last;
      last = undefined;
      if (trailing && waiting) run(...waiting);
    }, wait);
  };
}

/** A function that runs when the modifiers say so. */
export function timed(run, mods) {
  const { viewtransition, delay, debounce, throttle } = mods;
  if (viewtransition) {
    const inner = run;
    run = (...given) => inTransition(() => inner(...given));
  }
  if (delay) {
    const inner = run, wait = time(delay);
    run = (...given) => setTimeout(() => inner(...given), wait);
  }
  if (debounce) run = limited(run, time(debounce), debounce.includes("leading"), !debounce.includes("notrailing"), true);
  if (throttle) run = limited(run, time(throttle), !throttle.includes("noleading"), throttle.includes("trailing"));
  return run;
}
