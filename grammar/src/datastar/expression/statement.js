// What does something: `const`, `if`, `for`, `return`, a block, or an expression.
import { block } from "./block.js";
import { declaration } from "./declaration.js";
import { forOf } from "./for_of.js";
import { ifStatement } from "./if.js";
import { expected, nested, next, outside, take } from "./parser.js";
import { returnStatement } from "./return.js";
import { expression } from "./sequence.js";
import { isName, NUMBER, STRING } from "./token.js";

/** Statements up to `}` or the end. An empty one (`;`) leaves nothing. */
export function statements() {
  const made = [];
  for (;;) {
    while (take(";"));
    if (/^}?$/.test(next.code)) return made;
    made.push(nested(statement));
  }
}

/** One statement. It ends before the `;`. */
export function statement() {
  const { code } = next;
  if (code == "if") return ifStatement();
  if (code == "for") return forOf();
  if (code == "{" && startsBlock()) return block();
  const made = /^(const|let)$/.test(code) ? declaration() : code == "return" ? returnStatement() : other();
  if (!endsStatement()) expected("`;` or a new line");
  take(";");
  return made;
}

function other() {
  if (isName(next.code) && next.after.code == ":") outside("leave the label out; where an object is meant, put it in parentheses");
  return expression();
}

/** Does a statement end here: at `;`, or where JavaScript supplies it: at a line end, `}` or the end of the text? */
export const endsStatement = () => next.newline || /^[;}]?$/.test(next.code);

// Is this `{` a block? Where an object can be meant it is one: `{a: 1}` as a block would only hold a label.
function startsBlock() {
  const { code, after } = next.after;
  return !(/^(}|\.{3}|\[)$/.test(code)
    || (isName(code) || code == STRING || code == NUMBER) && /^[:,}]$/.test(after.code));
}
