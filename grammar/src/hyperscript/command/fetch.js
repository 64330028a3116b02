// `fetch`: asks a server.
import { conversion } from "../expression/conversion.js";
import { until } from "../expression/expression.js";
import { nakedObject, object } from "../expression/object.js";
import { url } from "../expression/url.js";
import { advance, at, is, node, require, second, take, third } from "../parser.js";

/** `fetch URL [as CONVERSION] [{…} | with name: value, …] [as CONVERSION] [do not throw]` */
export function fetch_(first) {
  const what = url() || until("as");
  let as = take("as") && conversion();
  const options = take("with") && !is("{") ? nakedObject("as") : is("{") && object();
  as ||= take("as") && conversion();
  return node("Fetch", first, [what, options || 0], +quiet(), as || "");
}

// `do not throw`, `don't throw`
function quiet() {
  if (take("do")) require("not");
  else if (at("don") && second().is == "'" && third().is == "t") {
    advance();
    advance();
    advance();
  } else return false;
  require("throw");
  return true;
}
