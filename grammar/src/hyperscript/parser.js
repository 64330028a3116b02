// What all rules of the grammar share: the current token, what ends an expression, how deep it nests. See `parser.rs`.
//
// A rule gives the node that it has read, or throws what is wrong. One text is read at a time, and nothing waits meanwhile: so
// the state stands here.
import { next, STRING } from "./token.js";
import { expression } from "./expression/expression.js";
import { small } from "./keyword.js";

/**
 * The text; the token that comes next; where the last one that was taken starts and ends; how far the current line is indented.
 */
export let text, token, lastStart, lastEnd, indent;

/** Something quoted went on to the end of the text: from then on it has to end with its line, so that no part of a text is read
 * again and again. */
export let short;

/**
 * The variable of the loop whose items come next, for the `where` behind them; how many loops stand around this place; the words
 * that belong to a construct further out, and so end the expression in it; how deep it nests; the last string that goes over more
 * than one line.
 */
export let item, loops;
let follows, depth, long;

export function begin(all) {
  text = all;
  short = false;
  lastStart = 0;
  reset();
  jump(0);
}

/** Forgets what a rule that failed has left behind. */
export function reset() {
  depth = loops = 0;
  item = "";
  follows = [];
  long = undefined;
}

/** Makes the token at or behind an offset the current one. */
export function resume(from) {
  token = next(text, from, short);
  // Those whose end is missing.
  if (!short && ['"', "/*", "[@"].includes(token.is)) {
    short = true;
    token = next(text, from, true);
  }
  if (token.fresh) indent = token.indent;
}

/** What ends there was read without tokens. */
export const readTo = (to) => lastEnd = to;

/** Goes on behind something that was read without tokens. */
export const jump = (to) => resume(readTo(to));

/** Goes on behind something without an end. */
export function cutOff(to) {
  short = true;
  jump(to);
}

/** Takes the current token. */
export function advance() {
  const { is, start, end } = token;
  if (is == STRING && text.slice(start, end).includes("\n")) long = token;
  lastStart = start;
  jump(end);
}

/** The text from an offset, or of a token or node. */
export const rest = (from) => text.slice(from);
export const textOf = ({ start, end }) => text.slice(start, end);

/** Takes the current token and gives its text. */
export const taken = () => {
  const last = token;
  advance();
  return textOf(last);
};

/** The tokens behind the current one. */
const behind = (token) => next(text, token.end, short);
export const second = () => behind(token);
export const third = () => behind(second());

/** The text from an offset up to the next white space. */
export const word = (from) => /[^ \t\n\f\r]*/.exec(rest(from))[0];

/** Whether a word or sign stands here that does not belong to a construct further out; with `is`, in any case. */
export const is = (what) => token.is == what;
export const at = (what) => is(what) && !follows.includes(what);

/** Takes a word or a sign, where it stands here. */
export const take = (what) => {
  const found = at(what);
  if (found) advance();
  return found;
};

/** Takes one that has to be there. */
export const require = (what) => {
  if (!take(what)) unexpected(what);
};

/** Takes a word that is a name here, whatever it means elsewhere. */
export const name = () => token.word ? taken() : unexpected("a name");

/** A node from the start of something to the end of the last token taken. */
export const node = (form, { start }, nodes = [], detail = 0, text = "") =>
  ({ form, detail, start, end: Math.max(lastEnd, start), text, nodes });
export const leaf = (form, from, text, detail) => node(form, from, [], detail, text);

/** A text: the last token taken, or what it says. */
export const textNode = (text) => leaf("Text", { start: lastStart }, text);

/** What a rule reads, at least once, with commas between. */
export function commas(rule) {
  const nodes = [];
  do nodes.push(rule()); while (take(","));
  return nodes;
}

/** A text for each of the names with commas between them. */
export const names = () => commas(() => textNode(name()));

/** The expression behind a word, where that stands here. */
export const clause = (what) => take(what) && expression() || 0;

/** What a rule reads, one level deeper. */
export function deeper(rule) {
  if (++depth > 200) fail("too-deep");
  const read = rule();
  depth--;
  return read;
}

/** What a rule reads, in a loop. */
export function looping(rule) {
  loops++;
  const read = rule();
  loops--;
  return read;
}

/** Keeps the variable of a loop for the `where` behind its items. */
export const nextItem = (variable) => item = variable;

/** What a rule reads up to these words. Without words: in brackets, where what ends an expression outside ends none. */
export function within(words, rule) {
  const outside = follows;
  follows = words ? [...outside, ...words] : [];
  const read = rule();
  follows = outside;
  return read;
}

/** Says what is wrong about the current token or another place. */
export const fail = (code, { start, end } = token, more) => {
  throw { code, start, end, long: long, token: token, ...more };
};

/** Says that the current token is none of those: words and signs as they are, and anything with a space describes itself. */
export function unexpected(...expected) {
  const { is, start, end } = token;
  const codes = { __proto__: null, '"': "unclosed-string", "/*": "unclosed-comment", "[@": "unclosed-attribute" };
  const found = textOf(token);
  const code = codes[is] ?? (is == "?" && /[^\0-\x7f]/.test(found) ? "unknown-character" : "expected");
  fail(code, { start, end: start + found.split("\n", 1)[0].length }, code == "expected" && { expected, known: token.word ? expected.filter((word) => /^\w+$/.test(word)) : [] });
}

/** Says that the current token starts nothing: a word of a later version, one that is misspelt, or no word at all. */
export function unknown(code, later, known, ...expected) {
  if (!token.word) unexpected(...expected);
  fail(later.includes(token.is) ? "not-supported" : code, token, !small.includes(token.is) && { known });
}
