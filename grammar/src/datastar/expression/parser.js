// The parser's place in the tokens. See `parser.rs`.
//
// A form's file adds the function that reads it and gives its node. What is wrong is thrown. One text is read at a time, and
// nothing waits meanwhile: so the state stands here.
import { problem } from "../../diagnostic.js";
import { cut } from "./token.js";

/** The text; the token that comes next, and the one that was taken last. */
export let text, next, last;
let place, depth;

export function begin(given, name) {
  text = given;
  place = name;
  depth = 0;
  next = cut();
}

/** Takes the next token. */
export const bump = () => {
  last = next;
  next = next.after;
  return last;
};

/** Takes this where it is next. */
export const take = (code) => next.code == code && bump();

/** Says what is wrong with the next token or another stretch of the text. */
export const fail = (message, span = next) => {
  throw problem(text, place, span, message, "datastar");
};

/** Says what to write instead of JavaScript that is left out. */
export const outside = (instead, span = next) => fail(`\`${written(span)}\` is not part of these expressions: ${instead}`, span);

/** Says what should stand here. */
export const expected = (what) => fail("expected " + what);

/** Takes this, or says that it should stand here. */
export const expect = (code, more = "") => take(code) || expected(`\`${code}\`${more}`);

/** A stretch of the text. */
export const written = ({ start, end }) => text.slice(start, end);

/** A form from the start of something to the end of the last token taken. */
export const form = (kind, { start }, nodes = [], flag = 0, text = "") =>
  ({ kind, flag, start, end: last.end, text, nodes });

/** The next token, which is taken, as a form. */
export const token = (kind) => form(kind, bump(), [], 0, written(last));

/** What has one part is that; more of them are a form. */
export const joined = (kind, from, nodes) => nodes[1] ? form(kind, from, nodes) : nodes[0];

/** What is read one level deeper. */
export function nested(read) {
  if (depth++ == 200) fail("nested more than 200 deep");
  const made = read();
  depth--;
  return made;
}

/** What has commas between it, up to a bracket, which is taken. With `holes`, places may be left out. */
export function list(closer, read, holes) {
  const made = [];
  while (!take(closer)) {
    if (holes && next.code == ",") {
      made.push(token("Missing"));
      continue;
    }
    made.push(read());
    if (next.code != closer) expect(",", ` or \`${closer}\``);
  }
  return made.flat();
}
