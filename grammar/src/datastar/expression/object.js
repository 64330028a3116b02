// `{a: 1, 'b': 2, [c]: 3, d, ...e}`
import { part } from "./assignment.js";
import { bump, expect, expected, form, list, next, outside, take, token } from "./parser.js";
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

// A key and its value.
function property() {
  const from = next, { code } = from;
  if (code == "...") return [token("Rest"), part()];
  const name = key();
  if (take(":")) return [name, part()];
  if (next.code == "(" || /^(async|get|set)$/.test(code) && !/^[,}]$/.test(next.code)) outside(from, "write name: () => …");
  if (!isName(code) || isReserved(code)) expected("`:` and a value");
  return [name, form("Name", from, [], 0, code)];
}
