// data-replace-url="address": replaces the page's address.
import { live } from "./expression.js";

export function replaceUrl({ run }) {
  const evaluate = run();
  return evaluate && live(() => history.replaceState(history.state, "", new URL(evaluate(), document.baseURI)));
}
