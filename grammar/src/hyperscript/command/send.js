// `send` and `trigger`: an event for somebody.
import { namedObject } from "../expression/object.js";
import { string } from "../expression/string.js";
import { clause, is, node } from "../parser.js";
import { STRING } from "../token.js";
import { eventName } from "./toggle.js";

const sending = (word) => (first) => {
  const name = eventOrText();
  return node("Send", first, [is("(") ? namedObject() : 0, clause(word)], 0, name);
};
/** `send EVENT[(name: value, …)] [to TARGET]` */
export const send = sending("to");
/** `trigger EVENT[(name: value, …)] [on TARGET]` */
export const trigger = sending("on");

/** The name of an event, with or without quotes. */
export const eventOrText = () => is(STRING) ? string() : eventName();
