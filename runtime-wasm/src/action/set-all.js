// @setAll(value, {include, exclude}): gives signals a value.
import { batch, peek } from "../signals/graph.js";
import { filtered, merge } from "../signals/store.js";

const isPlain = (value) => value !== null && typeof value == "object" && !Array.isArray(value);

/** Every leaf of an object turned into something else. */
export const turned = (object, turn) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, isPlain(value) ? turned(value, turn) : turn(value)]));

export const setAll = (_, value, filter) => batch(() => merge(turned(peek(() => filtered(filter)), () => value)));
