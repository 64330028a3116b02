// data-ref:SIGNAL, data-ref="signal": a signal that holds the element.
import { mergePath } from "../signals/store.js";

export function ref({ element, key, value }) {
  mergePath(key ?? value, element);
}
