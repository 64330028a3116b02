// `__debounce.500ms.leading`: what stands behind `__`. See `modifier.rs`.
import { cases } from "./case.js";
import { nearest } from "./spelling.js";

// What may stand behind a modifier's name: words; `0` is any time, `9` any percentage, `*` any name.
const tags = {
  case: Object.keys(cases).join(" "),
  delay: "0",
  debounce: "0 leading notrailing",
  throttle: "0 noleading trailing",
  threshold: "9",
  duration: "0 leading",
  prop: "*",
  event: "*",
};

/** A time: `500ms`, `1s`, or a number of milliseconds. Else NaN. */
export function milliseconds(tag) {
  const [, number, unit] = /^(\d+)(ms|s)?$/.exec(tag) ?? [];
  return unit == "s" ? number * 1000 : +number;
}

/** Whether one of those that an attribute allows stands at a place. Says what is wrong. */
export function isModifier(allowed, text, at, say) {
  const [name, ...given] = text.split(".");
  let end = at + name.length;
  if (!allowed.includes(name)) {
    say(at, end, "this attribute has no such modifier", nearest(name, allowed));
    return false;
  }
  const known = tags[name];
  if (known && !given.join(".")) say(at, end, "this modifier needs a tag, such as `.500ms` or `.input`");
  const words = known ? known.split(" ") : [];
  for (const tag of given) {
    const start = end + 1;
    end = start + tag.length;
    if (tag && !(words.includes(tag) || known == "*" || known == "9" && /^\d+$/.test(tag) || words[0] == "0" && milliseconds(tag) < 2 ** 32)) say(start, end, "this modifier has no such tag", nearest(tag, words));
  }
  return true;
}
