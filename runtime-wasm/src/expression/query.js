// `<css/>`: the elements that a selector fits.
import * as op from "../vm/machine.js";
import { Collection } from "./values.js";

export function query(c, { text, nodes }) {
  c.emit(op.me);
  c.list(nodes);
  c.call((me, parts) => {
    if (!parts.length) return new Collection(text, me);
    let n = 0;
    return new Collection(parts.map((part) => part instanceof Element ? `[data-ht-part='${n++}']` : part ?? "").join(""), me, parts);
  }, 2);
}
