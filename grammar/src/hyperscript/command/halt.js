// `halt`: stops an event.
import { possessive } from "../expression/possessive.js";
import { node, require, take } from "../parser.js";

const BUBBLING = 1, DEFAULT = 2, GOES_ON = 4;

/** `halt [the event['s]] [bubbling | default]` */
export function halt(first) {
  let detail = 0;
  if (take("the")) {
    detail = GOES_ON;
    require("event");
    possessive();
  }
  return node("Halt", first, [], detail | (take("bubbling") ? BUBBLING : take("default") ? DEFAULT : BUBBLING | DEFAULT));
}
