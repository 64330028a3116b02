// Names with dots or colons in them: `my.space`, `htmx:load`, `Fixed:2`.
import { advance, is, name, p, second, textOf } from "./parser.js";
import { NUMBER } from "./token.js";

/** Words joined by dots, or by colons, without spaces. */
export function dotted() {
  const { start } = p.token;
  name();
  const sign = p.token.is;
  while ((sign == "." || sign == ":") && is(sign) && !p.token.spaced) {
    const behind = second();
    if (behind.spaced || !behind.word && behind.is != NUMBER) break;
    advance();
    advance();
  }
  return textOf({ start, end: p.lastEnd });
}
