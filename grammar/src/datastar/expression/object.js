// `{a: 1, 'b': 2, [c]: 3, d, ...e}`
import { part } from "./assignment.js";
import { bump, expect, expected, form, list, next, outside, take, token } from "./parser.js";
import { declaredName, lastOne, target, withDefault } from "./pattern.js";
import { string } from "./string.js";
import { isName, NUMBER, STRING } from "./token.js";
import { isReserved } from "./word.js";

export const object = () => form("Object", bump(), list("}", property));

/** What a property is called. */
export function key() {
  const { code } = next;
  if (code == STRING) return string();
  if (take("[")) {
    const made = part();
    expect("]");
    return made;
  }
  return code == NUMBER ? token("Number") : isName(code) ? token("String")
    : expected("a key: a name, a text, a number or [expression]");
}

/** A key and its value; in a pattern, and the pattern of what is given it. */
export function property(isPattern) {
  const from = next, { code } = from;
  if (code == "...") return [token("Rest"), isPattern ? lastOne(declaredName()) : part()];
  const name = key();
  if (take(":")) return [name, isPattern ? target() : part()];
  if (!isPattern && (next.code == "(" || /^(async|get|set)$/.test(code) && !/^[,}]$/.test(next.code)))
    outside("write name: () => …", from);
  if (!isName(code) || isReserved(code)) expected("`:` and a value");
  // `{a}`: the key is the name.
  const value = form("Name", from, [], 0, code);
  return [name, isPattern ? withDefault(from, value) : value];
}
