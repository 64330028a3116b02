// data-effect="statements": runs when its signals change.
import { live } from "./expression.js";

export function effect({ run }) {
  const evaluate = run();
  return evaluate && live(evaluate);
}
