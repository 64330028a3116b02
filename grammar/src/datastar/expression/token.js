// The words of an expression, cut in one pass. See `token.rs`.
//
// What a token is its `code` says: a name, a word of the language or a punctuator is itself, everything else one of these, which
// no name and no punctuator is.
import { fail, text } from "./parser.js";
import { beforeValue } from "./word.js";

export const SIGNAL = ")$", ACTION = "@", NUMBER = "#", STRING = "'", TEMPLATE = "`", CONTINUED = "`}", REGEXP = "#/";

// White space or a comment; a signal; an action; a number, or what begins like one; a name; a punctuator. Everything outside
// ASCII belongs to names, but for spaces.
const pattern = /(\s+|\/\/.*|\/\*(?:[^]*?\*\/)?)|(\$[^\s\0-/:-@[-^`{-\x7f]+(?:[.-][^\s\0-/:-@[-^`{-\x7f]+)*)|(@[^\s\0-#%-/:-@[-^`{-\x7f]+)|((?=\.?\d)[\d_]*\.?[\d_]*(?:[eE][+-])?[^\s\0-#%-/:-@[-^`{-\x7f]*)|([^\s\0-#%-/:-@[-^`{-\x7f]+|\.{3}|\?\.(?!\d)|=>|\+\+|--|[=!]={0,2}|(?:>{2,3}|([?&|<*])\6|[-+*/%&|^<>])=?|[([{?~:;,.])|/y;

/** Is this the code of a name, or of a word that is one behind a dot? */
export const isName = (code = "") => /^[^\s\0-#%-/:-@[-^`{-\x7f]/.test(code);

/** `++` or `--`? */
export const isUpdate = ({ code }) => code == "++" || code == "--";

// Is this no number? What is left of one where digits are missing, or too many, is none for JavaScript either.
const isWrong = (written) => /^0[\d_]|_$|[^\da-f]_|^[^x]*[be]_/i.test(written)
  || isNaN(written.replaceAll("_", "").replace(/^([\dobOB]+|0[xX].+)n$/, "$1"));

// What closes something.
const closer = ({ code }) => code == "(" ? ")" : code == "[" ? "]" : "}";

// May a value start behind a token, and `/` a regular expression?
function isBeforeValue(token) {
  // Behind `x++` no value starts, behind `++` one does.
  while (isUpdate(token)) token = token.before;
  const { code, end, before, opener } = token;
  // A block stands at the start, behind `)`, `=>`, `;`, another brace or `else`; elsewhere it is an object.
  return opener ? /^(\((if|of|for)|{(else|=>|[);{}]))$/.test(opener.code + opener.before.code)
    : /^`/.test(code) ? text[end] == "$"
    : isName(code) ? beforeValue(code) && !/^\??\.$/.test(before.code)
    : !/^[@#')]/.test(code);
}

/**
 * The first token of the text; `after` each stands the next one, and `before` it the last. Where a line end stands before one, it
 * has `newline`; where it starts an arrow function, `arrow`.
 */
export function cut() {
  const open = [];
  const first = { code: ";" };
  let at = 0, start, newline, c, token = first;
  const push = (code) => {
    token = token.after = { code, start, end: at, newline, before: token };
    newline = false;
  };
  const wrong = (message) => fail(message, { start, end: at });
  // Goes on to where something ends, which no backslash hides.
  const find = (isEnd) => {
    for (; (c = text[at]) && !isEnd(); at++) if (c == "\\") at += text.startsWith("\r\n", at + 1) ? 2 : 1;
  };
  const template = (code) => {
    start = at;
    find(() => c == "`" || text.startsWith("${", at));
    if (!c) fail("this template is not closed", { start: start - 1, end: start });
    push(code);
    if (c == "$") {
      open.push(token);
      at++;
    }
    at++;
  };
  for (;;) {
    pattern.lastIndex = start = at;
    const [, space, signal, action, number, sign] = pattern.exec(text);
    at = pattern.lastIndex;
    c = text[start];
    if (space) {
      if (space == "/*") wrong("this comment is not closed");
      newline ||= !/^.*$/.test(space);
    } else if (signal) push(SIGNAL);
    else if (action) push(ACTION);
    else if (number) {
      if (isWrong(number)) wrong("this is no number");
      push(NUMBER);
    } else if (c == "/" && isBeforeValue(token)) {
      at = start + 1;
      let inClass;
      find(() => {
        inClass = c == "[" || inClass && c != "]";
        return c == "/" && !inClass || !/./.test(c);
      });
      if (c != "/") wrong("this regular expression is not closed on its line");
      while (isName(text[++at]));
      push(REGEXP);
    } else if (sign) {
      if (sign == "=>" && (/^\)/.test(token.code) || isName(token.code))) (token.opener ?? token).arrow = true;
      push(sign);
      if (/[([{]/.test(sign)) open.push(token);
    } else if (!c) {
      push("");
      const opener = open.pop();
      if (opener) {
        const { code } = opener;
        fail(/^`/.test(code) ? "this template is not closed" : `\`${closer(opener)}\` is missing for this \`${code}\``, opener);
      }
      return first.after;
    } else {
      at++;
      if (c == "`") template(TEMPLATE);
      else if (/["']/.test(c)) {
        const quote = c;
        find(() => c == quote || /[\n\r]/.test(c));
        if (c != quote) wrong("this text is not closed on its line");
        at++;
        push(STRING);
      } else if (/[)\]}]/.test(c)) {
        const opener = open.pop() ?? wrong("nothing is open here that this could close");
        const expected = closer(opener);
        if (c != expected) wrong(`\`${expected}\` has to come first`);
        if (/^`/.test(opener.code)) template(CONTINUED);
        else {
          push(c);
          token.opener = opener;
        }
      } else wrong("this character means nothing here");
    }
  }
}
