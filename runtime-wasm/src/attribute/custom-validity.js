// data-custom-validity="message": what is wrong with an input; nothing where it is empty.
import { live } from "./expression.js";

export function customValidity({ element, run }) {
  const evaluate = run();
  return evaluate && element.setCustomValidity && live(() => element.setCustomValidity(`${evaluate() ?? ""}`));
}
