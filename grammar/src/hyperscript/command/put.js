// `put`: writes a value into a place, or beside it.
import { expression } from "../expression/expression.js";
import { node, require, take, unexpected } from "../parser.js";

/** `put VALUE (into | before | after | at start of | at end of) TARGET` */
export function put(first) {
  const value = expression();
  let place = ["into", "before", "after"].findIndex(take);
  if (place < 0) {
    if (!take("at")) unexpected("into", "before", "after", "at");
    take("the");
    place = take("start") ? 3 : take("end") ? 4 : unexpected("start", "end");
    require("of");
  }
  return node("Put", first, [value, expression()], place);
}
