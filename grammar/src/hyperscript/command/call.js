// `call`: a call, for its value.
import { expression } from "../expression/expression.js";
import { fail, node } from "../parser.js";

/** `call CALL` */
export const call = (first) => node("Get", first, [called(expression())]);

/** A node whose last step is a call, as it has to be. */
export const called = (read) => read.form == "Path" && read.nodes.at(-1).form == "Call" ? read : fail("not-a-call", read);
