// `toggle`: adds what is not there, and takes away what is.
import { dotted } from "../dotted.js";
import { attribute } from "../expression/attribute.js";
import { expression, until, writable } from "../expression/expression.js";
import { atClass, class_, classes } from "../expression/selector.js";
import { style } from "../expression/style.js";
import { advance, at, clause, commas, fail, is, node, require, take, third, token, unexpected } from "../parser.js";
import { ATTRIBUTE, STYLE } from "../token.js";

// In the order of `What` in `toggle.rs`.
const CLASSES = 0, BETWEEN_CLASSES = 1, ATTRIBUTE_ = 2, BETWEEN_ATTRIBUTES = 3, VISIBILITY = 4, STYLE_ = 5, BETWEEN = 6;

/** `toggle WHAT [on TARGET] [for TIME | until EVENT [from SOURCE]]` */
export function toggle(first) {
  take("the");
  take("my");
  const [detail, what, on] = toggled();
  return node("Toggle", first, [what, on, ending()], detail);
}

// What changes, and the target.
function toggled() {
  const first = token;
  if (is(STYLE)) {
    const property = style(), on = take("of") ? until("with", "between") : 0;
    return take("between") ? [STYLE_, node("List", first, [property, ...values()]), on] : [VISIBILITY, property, on];
  }
  if (atClass()) return [CLASSES, classes(), clause("on")];
  if (is(ATTRIBUTE)) return [ATTRIBUTE_, attribute(), clause("on")];
  if (at("between")) {
    advance();
    const one = is(ATTRIBUTE) ? attribute : atClass() ? class_ : unexpected("a class, such as `.active`", "an attribute, such as `@disabled`");
    const nodes = [one()];
    require("and");
    nodes.push(one());
    return [one == attribute ? BETWEEN_ATTRIBUTES : BETWEEN_CLASSES, node("List", first, nodes), clause("on")];
  }
  const target = writable("between");
  if (!take("between")) fail("toggle-needs-values", target);
  return [BETWEEN, node("List", first, [target, ...values()]), 0];
}

// `1, 2 and 3`
function values() {
  const nodes = commas(() => until("and"));
  require("and");
  return [...nodes, expression()];
}

// `for TIME`, `until EVENT`; but not the `for NAME in …` that is the next command.
function ending() {
  if (!at("for") || third().is == "in") return take("until") ? eventFrom() : 0;
  advance();
  return expression();
}

/** `EVENT [from SOURCE]` */
export function eventFrom() {
  const first = token, name = eventName();
  return node("Event", first, [clause("from")], 0, name);
}

/** The name of an event, without quotes. */
export const eventName = () => token.word ? dotted() : unexpected("the name of an event");
