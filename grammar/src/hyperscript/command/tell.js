// `tell`: makes something else the implicit target.
import { expression } from "../expression/expression.js";
import { isFeature } from "../keyword.js";
import { node, token } from "../parser.js";
import { blockEnd, commandList } from "./command.js";

/** `tell TARGET … end`; the next feature ends it too. */
export function tell(first) {
  const nodes = [expression(), commandList()];
  if (!isFeature(token.is)) blockEnd(first);
  return node("Tell", first, nodes);
}
