// Variables: `x`, `$x`, `:x`, `^x`: see `symbol.rs`.
import { isCloser } from "../keyword.js";
import { advance, fail, is, leaf, name, node, second, take, textOf, token, unexpected } from "../parser.js";
import { until } from "./expression.js";
import { implicits } from "./implicit.js";
import { possessive } from "./possessive.js";

// Where they live, by the words and the signs for that.
const INHERITED = 4, words = ["local", "global", "element", "dom"], signs = "$:^";

/** A variable, or a name that is always there. */
export function symbol() {
  const first = token;
  let scope = words.indexOf(first.is) + 1;
  if (scope) {
    const { is, word, fresh, spaced } = second();
    const named = word ? !fresh && !isCloser(is)
      : is == ":" || is == "^" ? spaced
      // `element's x`
      : is == "'" && first.is == "element";
    if (named) {
      advance();
      possessive();
    } else scope = 0;
  }
  const { start } = token;
  if (is(":") || is("^")) {
    const { word, spaced } = second();
    if (!word || spaced) unexpected("an expression");
    advance();
  }
  const word = token;
  name();
  const text = textOf({ start, end: word.end }), sign = signs.indexOf(text[0]);
  if (!scope) {
    if (sign < 0) {
      // `set x to new Date()` would set x to a variable, and then call.
      if (/^(new|await)$/.test(text) && calls()) fail("unknown-character", word);
      return named(text, first);
    }
    scope = sign + 2;
  }
  return node("Symbol", first, scope == INHERITED && take("on") ? [until("to", "into", "before", "after")] : [], scope, text);
}

// Whether something such as `Date(…)` or `Intl.Collator(…)` stands here, on the same line.
function calls() {
  const { is, spaced } = second();
  return token.word && !token.fresh && !spaced && /^[(.]$/.test(is);
}

/** An unmarked variable, or a name that is always there. */
export const named = (word, from) =>
  word in implicits ? leaf("Implicit", from, "", implicits[word]) : leaf("Symbol", from, word);
