// `me`, `it`, `event` and the other names that are always there.

/** Their numbers. */
export const implicits = {
  __proto__: null, me: 0, my: 0, I: 0, it: 1, its: 1, result: 2, you: 3, your: 3, yourself: 3, event: 4, target: 5, detail: 6,
  sender: 7, body: 8,
};
