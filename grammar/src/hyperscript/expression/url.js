// URLs without quotes: `/prices`, `https://example.org/prices`.
import { jump, lastEnd, leaf, rest, word } from "../parser.js";

/**
 * Takes the URL that stands here without quotes, as a string, up to the white space behind it, where there is one. It starts with
 * `/`, `./`, `../`, `?` or with a scheme such as `https:`.
 */
export function url() {
  // From the text and not from the token, since to the tokens `//host` is a comment.
  const start = lastEnd + /^[ \t\n\f\r]*/.exec(rest(lastEnd))[0].length, text = word(start);
  if (!/^(?!\/\*)(\.{0,2}\/|\?|(http|ws)s?:)/.test(text)) return;
  jump(start + text.length);
  return leaf("String", { start }, text);
}
