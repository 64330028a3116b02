// `$name`, `$a.b-c`
import { bump, form, written } from "./parser.js";

/** A signal and steps: `$a.b` is the signal `a` and a step. A hyphen right behind a name belongs to it. */
export function signal() {
  const from = bump();
  let end = from.start;
  return written(from).slice(1).split(".").map((name, n) => {
    end += name.length + 1;
    return Object.assign(form(n ? "Property" : "Signal", from, [], 0, name), { end });
  });
}
