// The names of Datastar's attributes: `data-NAME[:KEY][__MODIFIER[.TAG…]…]`. See `mod.rs`.
import { problem } from "../../diagnostic.js";
import { cases } from "./case.js";
import { tags } from "./modifier.js";
import { meant, nearest } from "./spelling.js";
import { attributes } from "./table.js";

/**
 * What is wrong with the name of an attribute of an element, which begins with `data-`, and what it means: its word, its key as it
 * is used and as it is written, and its modifiers with their tags; nothing where it is none of ours or cannot be used. `value` is 0
 * where there is none, and 2 where it has the mark of a signal or an action.
 */
export function read(name, element, value) {
  const problems = [], mods = {};
  const say = (start, { length }, message, meant) => {
    // Each is shown with its place, which no long name is to pay for again and again.
    if (problems[9]) return;
    if (meant) message += `; did you mean \`${meant}\`?`;
    problems.push(problem(name, element, { start, end: start + length }, message, "datastar"));
  };
  const [head, ...parts] = name.slice(5).split("__"), [, word, key] = /^([^:]*):?([^]+)?/.exec(head);
  const row = attributes[word];
  if (!row) {
    const other = meant(word, name.length > 5 + word.length, value == 2);
    if (other) say(5, word, "there is no such attribute", other);
    return [problems];
  }
  const [[needsKey, needsValue], ...allowed] = row.split(" ");
  const isEither = needsKey == "|", isCamel = /[$|]/.test(needsKey);
  const wrong = key && needsKey == "-" ? "this attribute takes no key"
    : !key && needsKey == "!" ? "a key is needed behind the name, such as `data-on:click`"
    : !value && needsValue == "!" ? "this attribute needs a value"
    : isEither && !key == !value
      ? key ? "this attribute takes a key or a value, not both" : "this attribute needs a key or a value that names a signal"
    : value && needsValue == "-" ? "this attribute takes no value"
    : isEither && value == 2 || isCamel && /\$/.test(key) ? "this names a signal, and is written without `$`"
    : "";
  if (wrong) say(...key && needsKey == "-" ? [5 + word.length, ":" + key] : [0, name], wrong);
  let at = 5 + head.length;
  for (const part of parts) {
    const [kind, ...given] = part.split("."), known = tags[kind] ?? "";
    at += 2;
    if (allowed.includes(kind)) {
      let start = at + kind.length;
      if (known && !given.join(".")) say(at, kind, "this modifier needs a tag, such as `.500ms` or `.input`");
      mods[kind] = given.filter((tag) => {
        if (tag && !RegExp(`^(${known})$`).test(tag))
          say(start + 1, tag, "this modifier has no such tag", nearest(tag, known.split("|")));
        start += tag.length + 1;
        return tag;
      });
    } else say(at, kind, "this attribute has no such modifier", nearest(kind, allowed));
    at += part.length;
  }
  return [problems, !wrong || /no value$/.test(wrong)
    ? {
      word, mods, written: key,
      key: key && (mods.case ?? [isCamel && "camel"]).reduce((key, name) => cases[name]?.(key) ?? key, key),
    }
    : undefined];
}
