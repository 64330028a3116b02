// The names of Datastar's attributes: `data-NAME[:KEY][__MODIFIER[.TAG…]…]`. See `mod.rs`.
import { problem } from "../../diagnostic.js";
import { cases } from "./case.js";
import { isModifier } from "./modifier.js";
import { meant } from "./spelling.js";
import { attributes } from "./table.js";

/**
 * What is wrong with the name of an attribute of an element, and what it means: its word, its key as it is used and as it is
 * written, and its modifiers with their tags; nothing where it is none of ours or cannot be used. `value` is 0 where there is
 * none, and 2 where it has the mark of a signal or an action.
 */
export function read(name, element, value) {
  const problems = [];
  if (!name.startsWith("data-")) return [problems];
  // Each is shown with its place, which no long name is to pay for again and again.
  const say = (start, end, message, meant) => {
    if (problems.length < 10) problems.push(problem(name, element, { start, end }, message + (meant ? `; did you mean \`${meant}\`?` : ""), "datastar"));
  };
  const [head, ...parts] = name.slice(5).split("__"), [word] = head.split(":");
  const key = head.slice(word.length + 1), hasKey = key != "", behindWord = 5 + word.length;
  const row = attributes[word];
  if (!row) {
    const other = meant(word, head != word || parts[0] != null, value == 2);
    if (other) say(5, behindWord, "there is no such attribute", other);
    return [problems];
  }
  const [[needsKey, needsValue], ...allowed] = row.split(" "), isEither = needsKey == "|", isCamel = /[$|]/.test(needsKey);
  let at = 5 + head.length;
  const wrong = hasKey && needsKey == "-" ? "this attribute takes no key"
    : !hasKey && needsKey == "!" ? "a key is needed behind the name, such as `data-on:click`"
    : !value && needsValue == "!" ? "this attribute needs a value"
    : isEither && hasKey && value ? "this attribute takes a key or a value, not both"
    : isEither && !hasKey && !value ? "this attribute needs a key or a value that names a signal"
    : value && needsValue == "-" ? "this attribute takes no value"
    : isEither && value == 2 || isCamel && key.includes("$") ? "this names a signal, and is written without `$`"
    : "";
  if (wrong) say(...needsKey == "-" && hasKey ? [behindWord, at] : [0, name.length], wrong);
  const modifiers = parts.filter((part) => {
    const start = at + 2;
    at = start + part.length;
    return isModifier(allowed, part, start, say);
  });
  if (wrong && !/no value$/.test(wrong)) return [problems];
  const inCase = modifiers.find((part) => /^case\b/.test(part))?.split(".").slice(1) ?? [isCamel ? "camel" : "kebab"];
  return [problems, [word, hasKey ? inCase.reduce((key, name) => cases[name]?.(key) ?? key, key) : null, key || null, ...modifiers]];
}
