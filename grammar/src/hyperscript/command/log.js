// `log`: writes to the console.
import { expression } from "../expression/expression.js";
import { at, clause, commas, node } from "../parser.js";
import { atBoundary } from "./command.js";

/** `log [VALUE, …] [with FUNCTION]` */
export const log = (first) => node("Log", first, [...at("with") || atBoundary() ? [] : commas(expression), clause("with")]);
