// What stands at the top of a script or attribute: see `mod.rs`.
//
// A feature is given its first word, which is taken, and gives its node.
import { commandList, failCommand } from "../command/command.js";
import { set } from "../command/set.js";
import { until } from "../expression/expression.js";
import { dotted } from "../dotted.js";
import { javascript } from "../javascript.js";
import { isAnyFeature, isCommand, isFeature, laterCommands, laterFeatures } from "../keyword.js";
import { advance, fail, is, lastEnd, name, names, node, require, second, take, token, unknown } from "../parser.js";
import { END } from "../token.js";
import { eventsource } from "./eventsource.js";
import { on } from "./on.js";

/** In the order in which a word that is misspelt is compared with them. */
export const features = {
  __proto__: null,
  eventsource, on,
  // `init [immediately] …`
  init(first) {
    const now = +take("immediately");
    return node("Init", first, [commandList()], now);
  },
  // `def NAME(PARAMETERS) …`
  def(first) {
    const name = dotted(), open = token;
    let parameters = [];
    if (take("(") && !take(")")) {
      parameters = names();
      require(")");
    }
    return node("Def", first, [node("Names", open, parameters), body()], 0, name);
  },
  // `set … to …`, run once when installed
  set(first) {
    const read = set(first), [target] = read.nodes;
    if (target.form == "Symbol" && target.detail < 2) fail("local-feature", target);
    return read;
  },
  // `js … end`: the functions that it declares become global
  js(first) {
    const [source, functions] = javascript(first.end, first, true);
    return node("Js", first, functions, 0, source);
  },
  // `when EXPRESSION [or EXPRESSION …] changes …`
  when(first) {
    const nodes = [];
    do {
      const read = until("or");
      if (!hasSignal(read)) fail("not-a-signal", read);
      nodes.push(read);
    } while (take("or"));
    require("changes");
    return node("When", first, [...nodes, commandList()]);
  },
};

const hasSignal = ({ form, text, nodes }) => form == "Symbol" && text[0] == "$" || nodes.some((node) => node && hasSignal(node));

/** The feature that starts here, and the `end` that may stand behind it. */
export function feature() {
  const { start } = token, enclosed = is("(") && isFeature(second().is) && take("(");
  const first = token, rule = features[first.is];
  if (!rule) {
    if (first.is == "end") fail("stray-end");
    if (isCommand(first.is) || laterCommands.includes(first.is)) fail("command-outside");
    unknown("unknown-feature", laterFeatures, Object.keys(features), "a feature, such as `on` or `eventsource`");
  }
  advance();
  const read = rule(first);
  if (enclosed) require(")");
  // The next thing has to be a feature, or this one has a command that is none.
  if (!take("end") && !is(END) && !is("(") && !isAnyFeature(token.is)) failCommand();
  return Object.assign(read, { start, end: lastEnd });
}

/** Commands, those of `catch` and those of `finally`. */
export function body() {
  const first = token, nodes = [commandList()];
  let caught = "";
  if (take("catch")) {
    caught = name();
    nodes.push(commandList());
  } else nodes.push(0);
  if (take("finally")) nodes.push(commandList());
  return node("Body", first, nodes, 0, caught);
}
