// `x as Int`: a conversion.
import { convert } from "./values.js";

export function as(c, { text }) {
  c.constant(text);
  c.call(convert, 2);
}
