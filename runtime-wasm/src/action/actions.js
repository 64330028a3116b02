// Actions: what `@name(…)` calls.
import { clipboard } from "./clipboard.js";
import { request } from "./request.js";
import { fit } from "./fit.js";
import { intl } from "./intl.js";
import { peek } from "./peek.js";
import { setAll } from "./set-all.js";
import { toggleAll } from "./toggle-all.js";
import { unknown } from "../datastar/unknown.js";

const actions = { clipboard, fit, intl, peek, setAll, toggleAll };
for (const verb of ["get", "post", "put", "patch", "delete"]) {
  actions[verb] = (about, ...given) => request(about, verb.toUpperCase(), ...given);
}

/** What an action does: it is given the element and the event, and then what stands in the parentheses. What this throws where
 *  there is no such action is said when the page loads. */
export function action(node) {
  const { text } = node, message = unknown("action", text, Object.keys(actions));
  if (message) throw { message, node };
  return actions[text];
}
