// The words of an expression, cut in one pass. See `token.rs`.
//
// What a token is its `code` says: a name, a word of the language or a punctuator is itself, everything else one of these, which
// no name and no punctuator is.
import { fail } from "./parser.js";
import { beforeValue } from "./word.js";

export const END = "", SIGNAL = ")$", ACTION = "@", NUMBER = "#", STRING = "'", TEMPLATE = "`", REGEXP = "//";

// White space or a comment; a signal; an action; a number, or what begins like one; a name; a punctuator. Everything outside
// ASCII belongs to names, but for spaces.
const pattern = /(\s+|\/\/.*|\/\*(?:[^]*?\*\/)?)|(\$[^\s\0-/:-@[-^`{-\x7f]+(?:[.-][^\s\0-/:-@[-^`{-\x7f]+)*)|(@[^\s\0-#%-/:-@[-^`{-\x7f]+)|((?=\.?\d)(?:0[xob]|(?:\d+|\B_(?!_))*\.?(?:\d+|\B_(?!_))*(?:e[+-]?)?)[^\s\0-#%-/:-@[-^`{-\x7f]*)|([^\s\0-#%-/:-@[-^`{-\x7f]+)|(\.{3}|\?\.(?!\d)|=>|\+\+|--|[=!]={0,2}|(?:>{2,3}|([?&|<*])\7|[-+*/%&|^<>])=?|[?~:;,.])|/iy;

/** Is this the code of a name, or of a word that is one behind a dot? */
export const isName = (code = "") => /^[^\s\0-#%-/:-@[-^`{-\x7f]/.test(code);

// Is this no number? What is left of one where digits are missing, or too many, is none for JavaScript either.
const isWrong = (written) => /^0[\d_]|_$|[^\da-f]_|^[^x]*[be]_/i.test(written)
  || isNaN(written.replaceAll("_", "").replace(/^([\dobOB]+|0[xX].+)n$/, "$1"));

/** The tokens of a text. Where a line end stands before one, it has `newline`; where it starts an arrow function, `arrow`. */
export function cut(text) {
  const tokens = [], open = [];
  // `value`: a value may start here, and `/` a regular expression. `last` is the code of the last token.
  let at = 0, start, value = true, newline = false, last = ";", token, c;
  const push = (code) => {
    tokens.push(token = { code, start, end: at, newline });
    newline = value = false;
    last = code;
  };
  const template = () => {
    start = at;
    for (; (c = text[at]) != "`" && !text.startsWith("${", at); at++) {
      if (!c) fail({ start: start - 1, end: start }, "this template is not closed");
      if (c == "\\") at++;
    }
    push(TEMPLATE);
    if (c == "$") {
      open.push(token);
      value = ++at;
    }
    at++;
  };
  for (;;) {
    pattern.lastIndex = start = at;
    const [all, space, signal, action, number, name, sign] = pattern.exec(text);
    at += all.length;
    c = text[start];
    if (space == "/*") fail({ start, end: at }, "this comment is not closed");
    if (space) newline ||= !/^.*$/.test(space);
    else if (signal) push(SIGNAL);
    else if (action) push(ACTION);
    else if (number) {
      if (isWrong(number)) fail({ start, end: at }, "this is no number");
      push(NUMBER);
    } else if (name) {
      const isProperty = /^\??\.$/.test(last);
      push(name);
      value = !isProperty && beforeValue(name);
    } else if (sign && c == "/" && value) {
      at = start;
      for (let inClass; (c = text[++at]) != "/" || inClass;) {
        if (!/./.test(c ?? "")) fail({ start, end: at }, "this regular expression is not closed on its line");
        if (c == "\\") at++;
        inClass = c == "[" || inClass && c != "]";
      }
      while (isName(text[++at]));
      push(REGEXP);
    } else if (sign) {
      const behindValue = !value;
      if (sign == "=>" && (/^\)/.test(last) || isName(last))) (token.opener ?? token).arrow = true;
      push(sign);
      // Behind `x++` no value starts, behind `++` one does.
      value = !(/^(\+\+|--)$/.test(sign) && behindValue);
    } else if (!c) {
      token = open.pop();
      if (token) fail(token, token.closer ? `\`${token.closer}\` is missing for this \`${token.code}\`` : "this template is not closed");
      push(END);
      return tokens;
    } else {
      at++;
      if (c == "`") template();
      else if (c == "'" || c == '"') {
        for (const quote = c; (c = text[at]) != quote; at++) {
          if (!c || /[\n\r]/.test(c)) fail({ start, end: at }, "this text is not closed on its line");
          if (c == "\\") at += text.startsWith("\r\n", at + 1) ? 2 : 1;
        }
        at++;
        push(STRING);
      } else if (/[([{]/.test(c)) {
        // A block stands at the start, behind `)`, `=>`, `;`, another brace or `else`; elsewhere it is an object.
        const isFollowed = (c == "(" ? /^(if|of|for)$/ : c == "{" ? /^(else|=>|[);{}])$/ : /^$/).test(last);
        push(c);
        open.push(token);
        value = true;
        token.closer = { "(": ")", "[": "]", "{": "}" }[c];
        token.isFollowed = isFollowed;
      } else if (/[)\]}]/.test(c)) {
        const opener = open.pop() ?? fail({ start, end: at }, "nothing is open here that this could close");
        const closer = opener.closer ?? "}";
        if (closer != c) fail({ start, end: at }, `\`${closer}\` has to come first`);
        if (opener.closer) {
          push(c);
          token.opener = opener;
          value = opener.isFollowed;
        } else template();
      } else fail({ start, end: at }, "this character means nothing here");
    }
  }
}
