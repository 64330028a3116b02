// data-text="value": the element's text.
import { guarded, live } from "./expression.js";

export function text({ element, run }) {
  const evaluate = run();
  if (!evaluate) return;
  let value, written, writing = false, stopped = false;
  const observer = new MutationObserver(() => guarded(write));
  const write = () => {
    // A stream may write many times in one go, and each record would cost more than what is written: nothing is observed
    // then, and what others have done meanwhile is seen at the end, when they would have been heard.
    const again = writing;
    if (!again) {
      writing = true;
      observer.disconnect();
      queueMicrotask(settle);
    }
    const before = value;
    value = `${evaluate()}`;
    // to read a text that was just written costs more than to write it
    if (!again) { if (differs()) put(); }
    else if (value !== before) {
      if (written && value) written.data = value;
      else put();
    }
  };
  const differs = () => element.textContent !== value || element.firstElementChild;
  const put = () => {
    const { firstChild } = element;
    // the text that is there, where there is nothing else: no node comes or goes then
    written = firstChild?.nodeType == 3 && !firstChild.nextSibling && value && firstChild;
    if (written) written.data = value;
    else element.textContent = value;
  };
  const settle = () => {
    writing = false;
    written = undefined;
    if (stopped) return;
    if (value != null && differs()) put();
    observer.observe(element, { childList: true, characterData: true, subtree: true });
  };
  const stop = live(write);
  return () => {
    stopped = true;
    observer.disconnect();
    stop();
  };
}
