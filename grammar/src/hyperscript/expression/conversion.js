// `x as Int`: converts.
import { dotted } from "../dotted.js";
import { take, token, unexpected } from "../parser.js";

/** The name of a conversion, with its arguments, as in `Int`, `a Fixed:2`, `my.Own`. */
export function conversion() {
  take("a") || take("an");
  return token.word ? dotted() : unexpected("a conversion, such as `Int`");
}
