// Names with dots or colons in them: `my.space`, `htmx:load`, `Fixed:2`.
import { advance, is, lastEnd, name, second, textOf, token } from "./parser.js";
import { NUMBER } from "./token.js";

/** Words joined by dots, or by colons, without spaces. */
export function dotted() {
  const { start } = token;
  name();
  const sign = token.is;
  while ((sign == "." || sign == ":") && is(sign) && !token.spaced) {
    const behind = second();
    if (behind.spaced || !behind.word && behind.is != NUMBER) break;
    advance();
    advance();
  }
  return textOf({ start, end: lastEnd });
}
