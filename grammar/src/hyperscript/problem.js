// What is wrong with a declaration, and how it is said: see `diagnostic.rs`.
import { nearest, problem, quote } from "../diagnostic.js";
import { text } from "./parser.js";

// Where a text begins or ends with a space, what was found belongs there.
const texts = {
  "unknown-command": "there is no command ",
  "unknown-feature": "there is no feature ",
  "command-outside": "a command has to stand in a feature, such as `on click` or `init`",
  "not-supported": " is not supported yet by this version",
  "missing-end": "expected `end`, found ",
  "stray-end": "this `end` ends nothing",
  "unclosed-string": "the closing quote is missing",
  "unclosed-template": "the closing backtick is missing",
  "unclosed-query": "the `/>` of this query is missing",
  "unclosed-attribute": "the `]` of this attribute is missing",
  "unclosed-styles": "the `}` of these styles is missing",
  "unclosed-comment": "the `*/` of this comment is missing",
  "unclosed-js": "the `end` of this JavaScript is missing",
  "unknown-character": " means nothing here",
  "mixed-math": "different operators need parentheses, as in `(a + b) * c`",
  "mixed-logic": "`and` together with `or` needs parentheses, as in `(a and b) or c`",
  "not-writable": "this cannot be written to",
  "not-a-call": "this is no call, as in `call f()`; `set x to 1` sets, `get x` takes any value",
  "of-needs-name": "only a name, an attribute or a style can stand before `of`",
  "needs-selector": "a selector is needed here: `.class`, `#id` or `<css/>`",
  "toggle-needs-values": "`toggle` needs values here, as in `toggle $x between 1 and 2`",
  "remove-when": "`when` does not go with the removal of elements or values",
  "outside-loop": "there is no loop around this",
  "local-feature": "a variable set outside of a handler needs a place to live: `$x`, `:x`, `^x` or `@x`",
  "not-a-signal": "`when` hears of signals, as in `when $count changes`; there is none here",
  "repeated-option": "this option is already given",
  "native-conflict": "`transport native` does not go with this",
  "body-without-method": "`body` needs a method, as in `with method \"POST\"`",
  "url-expression": "a URL that is computed needs parentheses, as in `from (url)`",
  "too-deep": "this is nested too deep",
};

// What is written otherwise in JavaScript, or comes from a word processor, each with what it is here.
const elsewhere = {
  __proto__: null, "&": "and", "|": "or", ";": "then", const: "set", let: "set", var: "set", function: "def", "“": '"', "”": '"',
  "‘": "'", "’": "'",
};

const OPENED = "this has no `end`";

function found(text) {
  if (!text) return "the end of the text";
  const [...all] = text, shown = all.slice(0, 40).join("").split("\n", 1)[0];
  return `\`${shown}${shown == text ? "" : "…"}\``;
}

/** What a rule has thrown, as the page tells it. */
export function told({ code, start, end, expected, known = [], long, note, noted = OPENED }, name) {
  const here = text.slice(start, end);
  let message = texts[code];
  if (expected) {
    const words = expected.map((word) => /^[^ ]+$/.test(word) ? `\`${word}\`` : word), last = words.pop();
    message = `expected ${words.join(", ")}${words.length ? " or " : ""}${last}, found ${found(here)}`;
  } else if (message[0] == " ") message = found(here) + message;
  else if (message.endsWith(" ")) message += found(here);
  const meant = elsewhere[here] ?? nearest(here, known);
  let more = meant ? `\n  = did you mean \`${meant}\`?` : "";
  if (!note && long) {
    note = { start: long.start, end: long.start + text.slice(long.start, long.end).indexOf("\n") };
    noted = "this string goes over several lines: is its closing quote missing?";
  }
  if (note) more += `\nnote: ${noted}${quote(text, name, note.start, note.end)}`;
  return problem(text, name, { start, end }, message, code, "error: ", more);
}
