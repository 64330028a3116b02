// `show` and `hide`.
import { expression } from "../expression/expression.js";
import { at, clause, is, jump, name, node, rest, take, taken, textNode, token, word } from "../parser.js";
import { STYLE } from "../token.js";
import { atBoundary } from "./command.js";

/** `show [TARGET] [with STRATEGY[:VALUE]] [when CONDITION]` */
export function show(first) {
  const what = target(), how = strategy();
  let value = 0;
  if (how && is(":")) {
    const from = token.end, start = from + /^[ \t\n\f\r]*/.exec(rest(from))[0].length;
    const [text] = word(start).split(")", 1);
    jump(start + text.length);
    value = textNode(text);
  }
  return node("Show", first, [what, how, value, clause("when")]);
}

/** `hide [TARGET] [with STRATEGY] [when CONDITION]` */
export const hide = (first) => node("Hide", first, [target(), strategy(), 0, clause("when")]);

const target = () => at("when") || at("with") || atBoundary() ? 0 : expression();

// `with STRATEGY`, with or without `*`.
const strategy = () => take("with") && textNode(is(STYLE) ? taken().slice(1) : name()) || 0;
