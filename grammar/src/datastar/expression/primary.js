// What stands by itself: literals, names, signals, actions, and what is in parentheses.
import { action } from "./action.js";
import { element } from "./array.js";
import { newExpression } from "./new.js";
import { object } from "./object.js";
import { bump, expect, expected, form, last, list, next, outside, token } from "./parser.js";
import { expression } from "./sequence.js";
import { signal } from "./signal.js";
import { string } from "./string.js";
import { template } from "./template.js";
import { ACTION, isName, NUMBER, REGEXP, SIGNAL, STRING, TEMPLATE } from "./token.js";
import { isReserved, words } from "./word.js";

const plain = { __proto__: null, null: "Null", true: "True", false: "False", [NUMBER]: "Number", [REGEXP]: "RegExp" };

/** Gives a row of nodes: a signal may have steps. */
export function primary() {
  const { code } = next;
  if (code == SIGNAL) return signal();
  return [
    code in plain ? token(plain[code])
    : code == "new" ? newExpression()
    : code == ACTION ? action()
    : code == STRING ? string()
    : code == "{" ? object()
    : code == "[" ? form("Array", bump(), list("]", element, true))
    : code == "(" ? parenthesised()
    : code == TEMPLATE ? template()
    : code == "async" && next.after.code == "function" && !next.after.newline ? outside(words.function)
    : words[code]?.big ? outside(words[code])
    : isName(code) && !isReserved(code) ? token("Name")
    : expected("a value"),
  ];
}

function parenthesised() {
  const { start } = bump(), made = expression();
  expect(")");
  return Object.assign(made, { start, end: last.end });
}
