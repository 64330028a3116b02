// `\ x, y -> expression`: a function.
import { advance, names, node, p, take, unexpected } from "../parser.js";
import { expression } from "./expression.js";

/** `\ x, y -> expression`; the `\` is the current token. The parameters are local variables of the run around it. */
export function block() {
  const { token } = p;
  advance();
  const nodes = p.token.word ? names() : [];
  if (!take("-") || !take(">")) unexpected("->");
  nodes.push(expression());
  return node("Block", token, nodes);
}
