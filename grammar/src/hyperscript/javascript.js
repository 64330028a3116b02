// JavaScript in hyperscript: only where it ends is of interest, and the functions it declares.
import { fail, jump, rest, text, textNode } from "./parser.js";
import { through } from "./token.js";

// What opens a comment; a word; anything else.
const pattern = /\/[/*]|[\w$\x80-\uffff]+|[^]/y;

/**
 * The JavaScript from an offset up to the word `end`, and a text for each function that is declared at its top; goes on behind
 * that. An `end` in a string, in a comment, in a longer word or behind a dot is none.
 */
export function javascript(from, opened) {
  const names = [];
  let at = from, braces = 0, before, declares;
  while (at < text.length) {
    pattern.lastIndex = at;
    const [token] = pattern.exec(text);
    let end = at + token.length;
    if (token == "//" || token == "/*") {
      end = through(text, end, token == "//" ? "\n" : "*/") || text.length;
    } else if (/["'`]/.test(token)) {
      // One in single or double quotes ends with its line at the latest.
      while (end < text.length && text[end] != token && (text[end] != "\n" || token == "`")) end += text[end] == "\\" ? 2 : 1;
      end++;
    } else if (/[\w$\x80-\uffff]/.test(token)) {
      if (token == "end" && before != ".") {
        jump(end);
        return [text.slice(from, at), names];
      }
      if (declares && !braces) names.push(textNode(token));
      declares = token == "function";
    } else {
      if (token == "{") braces++;
      if (token == "}" && braces) braces--;
      declares &&= /[ \t\n\f\r*]/.test(token);
    }
    if (!/[ \t\n\f\r]/.test(token)) before = token[0];
    at = end;
  }
  jump(text.length);
  // The last `end`s may be missing at the end of the text.
  if (!/[^ \t\n\f\r]/.test(rest(from))) fail("unclosed-js", opened);
  return [rest(from), names];
}
