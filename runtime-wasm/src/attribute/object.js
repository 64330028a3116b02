// What attributes without a key hold: an object, with what else would stand behind the colon as names.
import { describe } from "../page/events.js";

/** Gives an object back, and an empty one for what is falsy; throws where it is something else. */
export function object(element, word, value) {
  if (value && typeof value != "object") {
    throw new TypeError(`${describe(element)}[data-${word}] needs an object: {name: value}`);
  }
  return value || {};
}
