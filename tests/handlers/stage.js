// What the tests of handlers share: a page with their markup, and a record of what the console said.
import { process } from "/pkg/hypertide.js";
import { until } from "/scripts.js";

/** Makes this the markup of the page, and waits until what it declares has started. */
export async function play(html) {
  said.length = 0;
  document.body.innerHTML = html;
  await process(document.body);
}

export const find = (css) => document.body.querySelector(css);

/** The text of the first element that fits, or of the page. */
export const text = (css) => (css ? find(css) : document.body).textContent;

/** Waits until the first element that fits has a text, and gives it. */
export async function written(css) {
  await until(() => text(css));
  return text(css);
}

/** Dispatches an event on an element, or on the first one that fits. */
export function fire(target, type, detail) {
  const element = typeof target === "string" ? find(target) : target;
  element.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable: true, detail }));
}

/** What went to the console as errors since `play`, by their first words. */
export const said = [];
const { error } = console;
console.error = (...words) => {
  said.push(String(words[0]));
  error.apply(console, words);
};
