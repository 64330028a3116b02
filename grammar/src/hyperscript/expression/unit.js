// `2s`, `10px`, `50%`: a value with a unit.
import { advance, is, leaf, node, taken, textOf, token, unexpected } from "../parser.js";
import { NUMBER } from "../token.js";
import { exact } from "./number.js";
import { typeCheck } from "./type-check.js";

// Those that make a text.
const units = "% em ex cap ch ic rem lh rlh vw vh vi vb vmin vmax cm mm Q pc pt px".split(" ");
// Whether a unit of time is a second, or a millisecond.
const seconds = { __proto__: null, s: 1, seconds: 1, ms: 0, milliseconds: 0 };

/** A value with the unit, the factor or the type that may stand behind it. */
export function unit(value) {
  const { is, word, fresh } = token;
  if (is == ":") return typeCheck(value);
  // A word at the start of a line starts a command, even where it is called `s` or `px`.
  if (word && fresh) return value;
  if (is in seconds) {
    advance();
    return node("Time", value, [value], seconds[is]);
  }
  return units.includes(is) ? node("Unit", value, [value], 0, taken()) : value;
}

/** A time that is known from the text alone. */
export function duration() {
  const first = token;
  if (!is(NUMBER) || exact(textOf(first)) == null) unexpected("a time, such as `500ms` or `2s`");
  const number = taken(), unit = seconds[token.is];
  if (unit != null) advance();
  return leaf("Duration", first, number, unit);
}
