// `\ x, y -> expression`: a function.
import { names, node, take, token, unexpected } from "../parser.js";
import { expression } from "./expression.js";

/** `\ x, y -> expression`; the `\` is taken. The parameters are local variables of the run around it. */
export function block(first) {
  const nodes = token.word ? names() : [];
  if (!take("-") || !take(">")) unexpected("->");
  nodes.push(expression());
  return node("Block", first, nodes);
}
