// `+`, `-`, `*`, `/`, `mod`.
import { collection } from "./collection.js";
import { operands } from "./expression.js";

/** Arithmetic, or what can stand in it, evaluated from left to right. Different operators need parentheses. */
export const math = () => operands("Math", ["+", "-", "*", "/", "mod"], "mixed-math", collection);
