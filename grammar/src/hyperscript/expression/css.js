// `{color: red; width: ${x}px}`: styles, for `add` and `remove`.
import { parts } from "./template.js";

/** Styles in braces; the `{` is the current token. */
export const css = () => parts("Styles", "}");
