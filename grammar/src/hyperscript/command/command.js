// What runs in a feature: see `mod.rs`.
//
// A command is given its first word, which is taken, and gives its node.
import { expression, until, writable } from "../expression/expression.js";
import { closers, isAnyFeature, isCloser, isCommand, laterCommands } from "../keyword.js";
import {
  advance, clause, deeper, fail, is, loops, node, require, second, take, token, unknown, within,
} from "../parser.js";
import { END } from "../token.js";
import { add, remove } from "./add.js";
import { call } from "./call.js";
import { fetch_ } from "./fetch.js";
import { halt } from "./halt.js";
import { if_ } from "./if.js";
import { js } from "./js.js";
import { log } from "./log.js";
import { method } from "./method.js";
import { put } from "./put.js";
import { for_, repeat } from "./repeat.js";
import { send, trigger } from "./send.js";
import { set } from "./set.js";
import { hide, show } from "./show.js";
import { tell } from "./tell.js";
import { toggle } from "./toggle.js";
import { wait } from "./wait.js";

// What changes something by an amount.
const change = (form) => (first) => node(form, first, [writable("by"), clause("by")]);
// What ends a pass through a loop.
const leave = (form) => (first) => loops ? node(form, first) : fail("outside-loop", first);

/** In the order in which a word that is misspelt is compared with them. */
export const commands = {
  __proto__: null,
  set, js, put,
  default(first) {
    const target = writable("to");
    require("to");
    return node("Default", first, [target, expression()]);
  },
  append: (first) => node("Append", first, [expression(), clause("to")]),
  add, remove, toggle, show, hide, log, call,
  get: (first) => node("Get", first, [expression()]),
  send, trigger,
  if: if_,
  repeat,
  for: for_,
  break: leave("Break"),
  continue: leave("Continue"),
  return: (first) => node("Return", first, atBoundary() ? [] : [expression()]),
  exit: (first) => node("Exit", first),
  halt,
  throw: (first) => node("Throw", first, [expression()]),
  tell, wait,
  fetch: fetch_,
  increment: change("Increment"),
  decrement: change("Decrement"),
};

/** Commands in a row, up to something that starts none. */
export function commandList() {
  const first = token, nodes = [];
  while (starts()) {
    nodes.push(command());
    take("then");
  }
  return node("Commands", first, nodes);
}

// Whether a command starts here.
function starts() {
  const { is, word } = token;
  if (!word) return is == "(";
  if (isCommand(is)) return true;
  if (isCloser(is) || isAnyFeature(is) || laterCommands.includes(is)
    || ["catch", "finally", "until", "while"].includes(is)) return false;
  // `f()` or `x.f()`
  const behind = second().is;
  return behind == "(" || behind == ".";
}

/** One command, with the `unless` that may stand behind it. */
export const command = () => deeper(() => {
  const first = token;
  let read;
  if (take("(")) {
    read = within(0, () => {
      if (!starts()) failCommand();
      const read = command();
      require(")");
      return read;
    });
  } else if (isCommand(first.is)) {
    advance();
    read = commands[first.is](first);
  } else read = method();
  return take("unless") ? node("Unless", first, [read, expression()]) : read;
});

/** Says that the current token starts no command. */
export function failCommand() {
  // Behind a feature that is no list of commands.
  if (isCommand(token.is)) fail("command-outside");
  unknown("unknown-command", laterCommands, [...Object.keys(commands), ...closers], "a command", "end");
}

/** Whether a list of commands ends here. */
export function atBoundary() {
  const word = token.is;
  return word == END || word == ")" || isCloser(word) || isAnyFeature(word) || isCommand(word)
    || ["catch", "finally", "unless"].includes(word);
}

/** The `end` of a block; it may be missing at the end of the text. */
export function blockEnd(opened) {
  if (is(END) || take("end")) return;
  if (atBoundary()) fail("missing-end", token, { note: opened });
  failCommand();
}
