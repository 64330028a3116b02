// `on`: what to do when an event happens. See `on.rs`.
import { eventOrText } from "../command/send.js";
import { enclosed, unary, until } from "../expression/expression.js";
import { isSelector } from "../node.js";
import { string } from "../expression/string.js";
import { duration } from "../expression/unit.js";
import {
  advance, at, clause, fail, is, jump, lastEnd, names, node, require, second, take, taken, textNode, textOf, third, token, unexpected, word,
} from "../parser.js";
import { ATTRIBUTE, NUMBER, STRING } from "../token.js";
import { body } from "./feature.js";

const EVERY = 128;
const queues = ["last", "all", "first", "none"];

/** `on [every | first] EVENT [or EVENT …] [queue …] …` */
export function on(opened) {
  let detail = take("every") && EVERY;
  const first = !detail && at("first") && !!second().is && take("first");
  const events = [];
  do events.push(event(first)); while (take("or"));
  if (!detail && take("queue")) {
    detail = queues.indexOf(token.is);
    if (detail < 0) unexpected("all", "first", "none", "last");
    advance();
  }
  return node("On", opened, [...events, body()], +detail);
}

function event(once) {
  const first = token, name = eventOrText(), from = { start: lastEnd };
  const nodes = [node("Names", from, eventArguments())];
  nodes.push(take("[") ? closed(enclosed()) : 0);
  nodes.push(...count(once));
  nodes.push(observed[name]?.(first) ?? 0);
  const comes = take("from"), elsewhere = take("elsewhere");
  nodes.push(comes && !elsewhere ? until("or") : 0);
  let inside = 0;
  if (take("in")) {
    inside = unary();
    if (!isSelector(inside)) fail("needs-selector", inside);
  }
  const debounced = timing("debounced");
  nodes.push(inside, debounced);
  if (!debounced) nodes.push(timing("throttled"));
  return node("Event", first, nodes, +elsewhere, name);
}

const closed = (read) => {
  require("]");
  return read;
};

function timing(word) {
  if (!take(word)) return 0;
  require("at");
  return duration();
}

/** A text for each of `(name, name)`, where that is what stands here and not an expression in parentheses. */
export function eventArguments() {
  if (!is("(")) return [];
  const empty = second().is == ")";
  if (!empty && ![",", ")"].includes(third().is)) return [];
  advance();
  const given = empty ? [] : names();
  require(")");
  return given;
}

// `1`, `2 to 10`, `3 and on`
function count(once) {
  if (once) return [textNode("1"), textNode("1")];
  if (!is(NUMBER)) return [0, 0];
  const from = whole();
  if (take("to")) return [from, whole()];
  if (!take("and")) return [from, from];
  require("on");
  return [from, 0];
}

const whole = () => is(NUMBER) && /^\d+$/.test(textOf(token)) && textOf(token) < 2 ** 32 ? textNode(taken()) : unexpected("a number");

// What is observed by events of these names.
const observed = {
  __proto__: null,
  resize: (first) => node("Resize", first),
  // `[with ROOT] [having margin M and threshold T]`
  intersection() {
    const from = { start: lastEnd }, root = clause("with");
    let margin = 0, threshold = 0;
    if (take("having")) do {
      if (take("margin")) margin = extent();
      else if (take("threshold")) threshold = until("and");
      else unexpected("margin", "threshold");
    } while (take("and"));
    return node("Intersection", from, [root, margin, threshold]);
  },
  // `[of anything | childList | attributes | subtree | characterData | @name or …]`
  mutation() {
    const from = { start: lastEnd }, nodes = [];
    let detail = 0;
    if (take("of")) do {
      const bit = mutations.indexOf(token.is), text = textOf(token);
      if (bit >= 0) detail |= bit ? 1 << bit - 1 : 15;
      else if (is(ATTRIBUTE) && text[0] == "@") nodes.push(textNode(text.slice(1)));
      else unexpected("anything", "childList", "attributes", "subtree", "characterData", "an attribute, such as `@disabled`");
      advance();
    } while (take("or"));
    return node("Mutation", from, nodes, detail);
  },
};
const mutations = ["anything", "attributes", "childList", "subtree", "characterData"];

// A text, or what stands here up to white space.
function extent() {
  if (is(STRING)) return textNode(string());
  const { start } = token, text = word(start);
  if (!text) unexpected("a text in quotes");
  jump(start + text.length);
  return textNode(text);
}
