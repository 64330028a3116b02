// @peek(() => …): reads without being told of changes.
import { peek as peeking } from "../signals/graph.js";

export function peek(_, act) {
  if (typeof act != "function") throw new TypeError("@peek needs a function: () => $name");
  return peeking(act);
}
