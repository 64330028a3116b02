// What tests in JavaScript share. `scripts.rs` says how they are run.

const tests = new Map();

/** Declares a test. */
export const test = (name, run) => tests.set(name, run);

/** Runs one test of as many as there are known to be, so that none is left out. */
window.run = async (name, count) => {
  if (tests.size !== count) throw new Error(`${count} tests are listed, and ${tests.size} declared: ${[...tests.keys()]}`);
  await tests.get(name)();
};

/** Compares as JSON. */
export function equal(actual, expected, what = "") {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${what}\n  is       ${is}\n  expected ${should}`);
}

/** Expects a text that holds all these parts. */
export function holds(text, ...parts) {
  for (const part of parts) if (!text.includes(part)) throw new Error(`\n  is       ${text}\n  lacks    ${part}`);
}

/** Waits for a condition, which is looked at after each turn. */
export async function until(condition) {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never came true: ${condition}\nthe page is ${document.body.innerHTML}`);
    await turn();
  }
}

/** A turn of the page's event loop: what was due in microtasks has run, and so have the timers for the next turn. */
export const turn = () => new Promise((done) => setTimeout(done, 1));
