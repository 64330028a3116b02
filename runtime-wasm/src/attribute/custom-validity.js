// data-custom-validity="message": what is wrong with an input; nothing where it is empty.
import { live } from "./expression.js";

export function customValidity({ element, run }) {
  const evaluate = run();
  if (!evaluate || !element.setCustomValidity) return;
  const stop = live(() => element.setCustomValidity(`${evaluate() ?? ""}`));
  return () => {
    stop();
    element.setCustomValidity("");
  };
}
