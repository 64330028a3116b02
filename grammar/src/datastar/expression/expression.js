// The subset of JavaScript that stands in Datastar's attributes. See `mod.rs`.
import { begin } from "./parser.js";
import { statements } from "./statement.js";

/** What is wrong with a text that stands in a `place`, and its statements where it is sound. */
export function parse(text, place) {
  try {
    begin(text, place);
    return [[], statements()];
  } catch (problem) {
    return [[problem]];
  }
}
