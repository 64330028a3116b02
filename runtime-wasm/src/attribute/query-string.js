// data-query-string="{include, exclude}": keeps signals in the query of the page's address.
import { live } from "./expression.js";
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
  const take = () => {
    const known = filtered(evaluate());
    leaves(known, "", (path, old) => {
      const text = new URL(location).searchParams.get(path);
      if (text === null) return;
      let given = text;
      if (typeof old != "string") try { given = JSON.parse(text); } catch { /* it is text, then */ }
      mergePath(path, given);
    });
  };
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
