// `*name`: a style.
import { leaf, taken, token } from "../parser.js";

/** `*name`, `*computed-name`; it is the current token. In a path, that starts elsewhere. */
export function style(from = token) {
  const [, computed, name] = /^.(computed-)?(.*)/.exec(taken());
  return leaf("Style", from, name, computed ? 1 : 0);
}
