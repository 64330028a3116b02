// `repeat` and `for`: loops.
import { expression } from "../expression/expression.js";
import { looping, name, nextItem, node, require, take, textNode } from "../parser.js";
import { atBoundary, blockEnd, commandList } from "./command.js";
import { eventFrom } from "./toggle.js";

// In the order of `Over` in `repeat.rs`.
const ITEMS = 0, WHILE = 1, UNTIL = 2, UNTIL_EVENT = 3, TIMES = 4, FOREVER = 5, DO_WHILE = 6, DO_UNTIL = 7;

/** `for NAME in ITEMS … end` */
export function for_(first) {
  const variable = name();
  require("in");
  nextItem(variable);
  return body(first, ITEMS, expression(), variable);
}

/** `repeat … end`, with `else` for where there was no pass at all. */
export function repeat(first) {
  if (take("for")) return for_(first);
  if (take("in")) return body(first, ITEMS, expression(), "it");
  if (take("until")) return take("event") ? body(first, UNTIL_EVENT, eventFrom()) : body(first, UNTIL, expression());
  if (take("while")) return body(first, WHILE, expression());
  if (take("forever") || atBoundary()) return body(first, FOREVER, 0);
  const count = expression();
  require("times");
  return body(first, TIMES, count);
}

// What stands behind the head of a loop.
function body(first, over, what, variable) {
  const indexed = take("indexed");
  if (indexed) require("by");
  const index = (indexed || take("index")) && textNode(name());
  const commands = looping(commandList), until = over == FOREVER && take("until");
  if (until || over == FOREVER && take("while")) {
    what = expression();
    over = until ? DO_UNTIL : DO_WHILE;
  }
  const nodes = [what, index || 0, commands];
  if (take("else")) nodes.push(commandList());
  blockEnd(first);
  return node("Repeat", first, nodes, over, variable);
}
