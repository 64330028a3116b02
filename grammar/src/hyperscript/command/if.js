// `if`: runs commands where something holds.
import { expression } from "../expression/expression.js";
import { at, node, take, token } from "../parser.js";
import { blockEnd, command, commandList } from "./command.js";

/** `if CONDITION [then] … [else …] end` */
export function if_(first) {
  const nodes = [expression()];
  take("then");
  nodes.push(commandList());
  if (take("else") || take("otherwise")) {
    const behind = token;
    // `else if` on one line is one chain with one `end`; an `if` on the next line has its own.
    const chained = at("if") && !behind.fresh;
    nodes.push(chained ? node("Commands", behind, [command()]) : commandList());
    if (chained) return node("If", first, nodes);
  }
  blockEnd(first);
  return node("If", first, nodes);
}
