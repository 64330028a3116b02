// Tokens: words, numbers, strings, references to the page, and signs. See `token.rs`.
//
// What a token `is` tells it apart: a word or a sign is itself, everything else one of these, which no word or sign is.
export const END = "", NUMBER = "0", STRING = '""', CLASS = ".a", CLASS_OPEN = ".{", ID = "#a", ID_OPEN = "#{", ATTRIBUTE = "@a",
  STYLE = "*a", UNCLOSED_STRING = '"', UNCLOSED_COMMENT = "/*", UNCLOSED_ATTRIBUTE = "[@", UNKNOWN = "?";

// A word; a number; and behind nothing it could belong to, a class, an id, a style; an attribute without its value; a sign.
const pattern = /(beep!|[a-zA-Z_$][\w$]*)|(\d+(?:\.\d+)?(?:[eE]-?\d+)?)|(\.(?=[-a-zA-Z_\x80-\uffff])[-\w:\x80-\uffff]*(?:\\[\0-\x7f][-\w:\x80-\uffff]*)*)|(#[a-zA-Z_\x80-\uffff][-\w:\x80-\uffff]*)|(\*[a-zA-Z][-a-zA-Z]*)|(@[-\w:\x80-\uffff]*)|[.#]\{|[<>]=|[=!]==?|\.\.|[-+*/.\\:%|!,()[\]{}<>^`]/y;
const sign = /\.\.|[.*]/y;
const value = /=(?!=)[\w$]*/y;
const sorts = [, , NUMBER, CLASS, ID, STYLE, ATTRIBUTE];

const match = (regexp, text, at) => {
  regexp.lastIndex = at;
  return regexp.exec(text);
};

// Where the line ends in which a place lies.
const lineEnd = (text, at) => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

// The end of a string that starts there, with its quote; 0 where it has none, with `short` on its line.
function quoted(text, at, short) {
  const quote = text[at];
  while (++at < text.length) {
    if (text[at] == quote) return at + 1;
    if (text[at] == "\\") at++;
    if (short && text[at] == "\n") break;
  }
  return 0;
}

/** The end of a mark behind a place; 0 where there is none, with `short` on its line. */
export function through(text, at, mark, short) {
  if (!short) {
    const end = text.indexOf(mark, at);
    return end < 0 ? 0 : end + mark.length;
  }
  for (; at < text.length && text[at] != "\n"; at++) if (text.startsWith(mark, at)) return at + mark.length;
  return 0;
}

/**
 * Reads the next token at or behind `from`. With `short`, a string or comment that does not end goes to the end of its line
 * only. `spaced`: white space, a comment or the start of the text stands before it; `fresh`: it is the first on its line,
 * and then `indent` characters from its start.
 */
export function next(text, from, short) {
  let at = from, line = -1, unclosed, word = false;
  for (;;) {
    const first = text[at], second = text[at + 1];
    if (first == " " || first == "\n" || first == "\t" || first == "\r") {
      at++;
      if (first == "\n") line = at;
    } else if (first == "/" && second == "*") {
      const end = through(text, at + 2, "*/", short);
      unclosed = !end;
      if (unclosed) break;
      if (text.slice(at, at = end).includes("\n")) line = at;
    } else if (first && first == second && (first == "/"
      // `x --y` is a double minus, but no line starts with one.
      || first == "-" && (at + 2 == text.length || /[ \t\r\n-]/.test(text[at + 2]) || line >= 0))) at = lineEnd(text, at);
    else break;
  }
  const spaced = at > from || !at;
  // Something a `.`, `#` or `'` can belong to stands right before.
  const attached = !spaced && /[\w$)\]}>"'`]/.test(text[at - 1]);
  const first = text[at];
  let end = at + 1, is = UNKNOWN, found;
  if (unclosed) {
    is = UNCLOSED_COMMENT;
    end = 0;
  } else if (!first) {
    is = END;
    end = at;
  } else if (attached && /[.#*']/.test(first)) {
    is = first == "'" ? first : match(sign, text, at)?.[0] ?? UNKNOWN;
    end = at + (is.length || 1);
  } else if (first == '"' || first == "'") {
    end = quoted(text, at, short);
    is = end ? STRING : UNCLOSED_STRING;
  } else if (first == "[" && text[at + 1] == "@") {
    end = through(text, at, "]", short);
    is = end ? ATTRIBUTE : UNCLOSED_ATTRIBUTE;
  } else if (found = match(pattern, text, at)) {
    end = pattern.lastIndex;
    word = !!found[1];
    // The text itself, or which of the groups it is.
    is = found[0];
    for (let n = 2; n < 7; n++) if (found[n]) is = sorts[n];
    if (is == ATTRIBUTE && (found = match(value, text, end))) {
      end = /["']/.test(text[end + 1]) ? quoted(text, end + 1, short) || end + 1 : value.lastIndex;
    }
  } else if (text.codePointAt(at) > 0xffff) end++;
  // What does not end.
  end ||= short ? lineEnd(text, at) : text.length;
  return { is, word, start: at, end, spaced, fresh: line >= 0 || !from, indent: at - Math.max(line, from) };
}
