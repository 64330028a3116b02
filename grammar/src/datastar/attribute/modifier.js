// `__debounce.500ms.leading`: what stands behind `__`. See `modifier.rs`.
import { cases } from "./case.js";

/** What may stand behind the names of modifiers: words, times, a percentage, any names. */
export const tags = {
  case: Object.keys(cases).join("|"),
  delay: "\\d+(m?s)?",
  debounce: "leading|notrailing|\\d+(m?s)?",
  throttle: "noleading|trailing|\\d+(m?s)?",
  duration: "leading|\\d+(m?s)?",
  threshold: "\\d+",
  prop: "[^]+",
  event: "[^]+",
};
