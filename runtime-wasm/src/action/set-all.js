// @setAll(value, {include, exclude}): gives signals a value.
import { batch, peek } from "../signals/graph.js";
import { filtered, merge } from "../signals/store.js";

/** A value with everything in its objects and arrays turned into something else. */
export const turned = (value, turn) => {
  if (value === null || typeof value != "object") return turn(value);
  if (Array.isArray(value)) return value.map((part) => turned(part, turn));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, turned(part, turn)]));
};

export const setAll = (_, value, filter) => batch(() => merge(turned(peek(() => filtered(filter)), () => value)));
