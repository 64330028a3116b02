// data-indicator:SIGNAL, data-indicator="signal": true while a request of the element runs.
import { mergePath } from "../signals/store.js";

export function indicator({ element, key, value }) {
  const path = key ?? value;
  let running = 0;
  mergePath(path, false);
  const heard = ({ detail: { type, el } }) => {
    if (el !== element || type != "started" && type != "finished") return;
    running = Math.max(0, running + (type == "started" ? 1 : -1));
    mergePath(path, running > 0);
  };
  document.addEventListener("datastar-fetch", heard);
  return () => {
    document.removeEventListener("datastar-fetch", heard);
    mergePath(path, false);
  };
}
