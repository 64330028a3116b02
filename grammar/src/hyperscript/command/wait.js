// `wait`: for a time, or for an event.
import { expression, until } from "../expression/expression.js";
import { eventArguments } from "../feature/on.js";
import { clause, is, node, require, take, token } from "../parser.js";
import { NUMBER } from "../token.js";
import { eventName } from "./toggle.js";

/** `wait TIME`, `wait a tick`, `wait for EVENT[(arguments)] [or …] [from SOURCE]` */
export function wait(first) {
  if (!take("for")) {
    if (!take("a")) return node("Wait", first, [expression()]);
    require("tick");
    return node("Tick", first);
  }
  take("a");
  const nodes = [];
  do nodes.push(is(NUMBER) || is("(") ? until("or") : event()); while (take("or"));
  return node("WaitFor", first, [...nodes, clause("from")]);
}

function event() {
  const first = token, name = eventName();
  return node("Event", first, eventArguments(), 0, name);
}
