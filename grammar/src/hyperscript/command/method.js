// A call that stands alone, and methods of a target.
import { expression } from "../expression/expression.js";
import { path } from "../expression/path.js";
import { advance, at, node, token, within } from "../parser.js";
import { called } from "./call.js";

// What may stand before the target. Only those in the middle end an expression elsewhere too.
const before = ["the", "to", "on", "with", "into", "from", "at"];

/** A call, or `NAME(ARGUMENTS) (the | to | on | with | into | from | at) TARGET`; its first word is the current token. */
export function method() {
  const first = token;
  const call = called(within(before.slice(1, 5), path)), [name, { nodes }] = call.nodes;
  const { is, fresh } = token;
  // Only a bare name can be the method of a target; `foo()` on one line and `on click` on the next are two things.
  if (call.nodes.length == 2 && name.form == "Symbol") {
    const target = before.includes(is) && !(is == "on" && fresh);
    if (target || at("me")) {
      advance();
      return node("Method", first, [...nodes, target ? expression() : 0], 0, name.text);
    }
  }
  return node("Get", first, [call]);
}
