// What features hang into the page.
import { answer } from "../bridge/bridge.js";
import { each, of } from "../expression/values.js";
import { keep, trigger } from "../page/page.js";

// Calls `place` with each event, and with `me`. What belongs to the listener is kept with `holder`.
export function listen(holder, me, elsewhere, targets, name, place, kind, options) {
  each(elsewhere ? document : targets, (target) => {
    if (target == null) {
      console.warn(`hypertide: "on ${name}" is ignored, because its target does not exist:`, me);
      return;
    }
    const inside = target === me && holder === me;
    const notice = (detail) => trigger(target, name, detail);
    const watching = (observer, options) =>
      keep(holder, () => observer.observe(target, options), () => observer.disconnect(), inside);
    if (kind) name = "hyperscript:" + kind;
    if (kind == "mutation") {
      const observer = new MutationObserver((mutationList) => notice({ mutationList, observer }));
      watching(observer, options);
    } else if (kind == "intersection") {
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) notice({ observer, entry, intersecting: entry.isIntersecting });
      }, options);
      watching(observer);
    } else if (kind == "resize") {
      watching(new ResizeObserver((entries) => entries.forEach((entry) => {
        const { contentRect } = entry;
        notice({ width: contentRect.width, height: contentRect.height, contentRect, entry });
      })));
    }
    const heard = (event) => {
      if (inside || !(me instanceof Node) || me.isConnected) answer(place, event, me);
    };
    keep(holder, () => (target.addEventListener ?? target.on).call(target, name, heard),
      () => target.removeEventListener?.(name, heard), inside);
  });
}

// Gives a name to something: a global one where a script declares it, else one of the element.
export function declare(me, path, value) {
  let root = me == null || me === document.body ? globalThis : of(me).features ??= Object.create(null);
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) root = root[name] ??= {};
  root[last] = value;
}

// The element at or around an event's target that a selector fits.
export const inside = (event, css) => event.target?.closest?.(css);
export const is_connected = (element) => element.isConnected;
export const target_of = (event) => event.currentTarget;
export const now = () => Date.now();
export const is_in = (element, event) => element.contains(event.target);
