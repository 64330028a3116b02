// Actions: what `@name(…)` calls.
import { clipboard } from "./clipboard.js";
import { request } from "./request.js";
import { fit } from "./fit.js";
import { intl } from "./intl.js";
import { peek } from "./peek.js";
import { setAll } from "./set-all.js";
import { toggleAll } from "./toggle-all.js";

const actions = { clipboard, fit, intl, peek, setAll, toggleAll };
for (const verb of ["get", "post", "put", "patch", "delete"]) {
  actions[verb] = (about, ...given) => request(about, verb.toUpperCase(), ...given);
}

/** Calls an action for an element. */
export function act(el, evt, name, given) {
  if (!Object.hasOwn(actions, name)) {
    throw new Error(`there is no action @${name}; there are @${Object.keys(actions).join(", @")}`);
  }
  return actions[name]({ el, evt }, ...given);
}
