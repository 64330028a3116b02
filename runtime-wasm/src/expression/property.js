// `x.name`, `x's name`, `name of x`: a property.
import { member } from "./values.js";

/** A property, of a collection without it those of its members. */
export const propertyOf = (root, name) => member(root, (one) => one[name]);

export function property(c, { text }) {
  c.constant(text);
  c.call(propertyOf, 2);
}
