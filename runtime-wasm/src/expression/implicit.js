// `me`, `it`, `event` and the like: names that are always there.
import { body, event, it, me, result, you } from "../vm/machine.js";

export const RESULT = 2;

// In the order of `Implicit` in the grammar: an instruction, and behind `event` properties of what it gives.
const properties = [, , , , , ["target"], ["detail"], ["detail", "sender"]];

export function implicit(c, { detail }) {
  c.emit([me, it, result, you, event, event, event, event, body][detail]);
  for (const name of properties[detail] ?? []) c.get(name);
}
