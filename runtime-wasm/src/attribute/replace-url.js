// data-replace-url="address": replaces the page's address.
import { absolute } from "../page/address.js";
import { live } from "./expression.js";

export function replaceUrl({ run }) {
  const evaluate = run();
  return evaluate && live(() => history.replaceState(history.state, "", absolute(evaluate())));
}
