// data-show="condition": hides the element while falsy.
import { owning } from "./observed.js";

export function show({ element, run }) {
  const evaluate = run();
  const { style } = element;
  return evaluate && owning(element, { attributeFilter: ["style"] }, () => {
    if (!evaluate()) style.setProperty("display", "none");
    else if (style.display == "none") style.removeProperty("display");
  });
}
