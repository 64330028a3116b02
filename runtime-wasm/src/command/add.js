// `add`: classes, an attribute or styles to elements, or a value to a collection.
import { change } from "./change.js";
import { needed } from "../expression/values.js";

export const add = (c, node) => change(c, node, true, (target, value) => {
  if (Array.isArray(needed(target))) target.push(value);
  else if (target instanceof Set) target.add(value);
  else throw new Error(target instanceof Map ? "Use 'set myMap[key] to value' for Maps" : "Cannot add to " + typeof target);
});
