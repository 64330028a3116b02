// data-text="value": the element's text.
import { owning } from "./observed.js";

export function text({ element, run }) {
  const evaluate = run();
  return evaluate && owning(element, { childList: true, characterData: true, subtree: true }, () => {
    const value = `${evaluate()}`;
    const { firstChild } = element;
    // the text that is there, where there is nothing else: no node comes or goes then
    if (firstChild?.nodeType == 3 && !firstChild.nextSibling && value) {
      if (firstChild.data !== value) firstChild.data = value;
    } else if (element.textContent !== value || element.firstElementChild) element.textContent = value;
  });
}
