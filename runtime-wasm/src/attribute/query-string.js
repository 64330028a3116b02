// data-query-string="{include, exclude}": keeps signals in the query of the page's address.
import { live } from "./expression.js";
import { batch } from "../signals/graph.js";
import { filtered, mergePath } from "../signals/store.js";

const leaves = (object, prefix, act) => {
  for (const [name, value] of Object.entries(object)) {
    if (value !== null && typeof value == "object" && !Array.isArray(value)) leaves(value, `${prefix}${name}.`, act);
    else act(prefix + name, value);
  }
};

export function queryString({ value, mods, run }) {
  const evaluate = value ? run() : () => ({});
  if (!evaluate) return;
  // In one go: what is written in between would be the address of neither before nor after.
  const take = (back) => batch(() => {
    const given = new URL(location).searchParams;
    leaves(filtered(evaluate()), "", (path, old) => {
      const kind = typeof old;
      let value = given.get(path);
      if (value === null) {
        // What was empty then was left out.
        if (!back || !mods.filter || kind != "string" && kind != "boolean") return;
        value = kind == "string" && "";
      } else if (kind != "string") try { value = JSON.parse(value); } catch { /* it is text, then */ }
      mergePath(path, value);
    });
  });
  take();
  let first = true;
  const stop = live(() => {
    const url = new URL(location);
    leaves(filtered(evaluate()), "", (path, now) => {
      const empty = now === "" || now === null || now === false;
      if (empty && mods.filter) url.searchParams.delete(path);
      else url.searchParams.set(path, typeof now == "string" ? now : JSON.stringify(now));
    });
    if (url.href != location.href) history[mods.history && !first ? "pushState" : "replaceState"](history.state, "", url);
    first = false;
  });
  addEventListener("popstate", take);
  return () => {
    removeEventListener("popstate", take);
    stop();
  };
}
