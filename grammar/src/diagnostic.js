// What is wrong with a text, and how it is said: see `diagnostic.rs`.

// The line of a place, counted from 1, and what stands before it there.
const before = (text, at) => {
  const lines = text.slice(0, at).split("\n");
  return [lines.length, lines.at(-1)];
};

/** The place of a stretch of a text, and its line with a mark under it, each on lines of their own. */
export function quote(text, name, start, end) {
  const [number, head] = before(text, start);
  const at = [...head].length;
  const line = [...(head + text.slice(start).split("\n", 1)).replace(/\r$/, "")];
  // A line of a minified page is shown around the place only.
  const long = line.length > 160, from = long && at > 60 ? at - 60 : 0;
  const shown = line.slice(from, long ? at + 80 : undefined).join("");
  const blank = line.slice(from, at).join("").replace(/[^\t]/gu, " ");
  const marked = line.slice(at, Math.min(at + [...text.slice(start, end)].length, long ? at + 80 : Infinity)).length;
  const margin = " ".repeat(`${number}`.length), cut = from ? " | …" : " | ";
  return `
${margin}--> ${name}:${number}:${at + 1}
${margin} |
${number}${cut}${shown}
${margin}${from ? " |  " : cut}${blank}${"^".repeat(marked || 1)}`;
}

/** A problem as the page tells it: as it is shown, in short, a word for programs, line and column. */
export function problem(text, name, { start, end }, message, code, opening = "", more = "") {
  const [line, head] = before(text, start);
  return [opening + message + quote(text, name, start, end) + more, message, code, line, [...head].length + 1];
}

/** The one of the candidates that a word was probably meant to be. */
export function nearest(word, candidates) {
  const { length } = word;
  let best, least = (length < 3 ? 1 : length / 3 | 0) + 1;
  for (const candidate of candidates) {
    // `to` for `into`, `mouse` for `mouseenter` is not near in letters, but is what was meant.
    const part = length > 1 && (candidate.endsWith(word) || candidate.startsWith(word));
    const far = part ? 1 : distance(word.toLowerCase(), candidate.toLowerCase());
    if (far < least && far < candidate.length) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

// How many letters lie between what two words have in common at both ends; letters swapped with their neighbour are one.
function distance(a, b) {
  while (a && a[0] == b[0]) {
    a = a.slice(1);
    b = b.slice(1);
  }
  while (a && a.at(-1) == b.at(-1)) {
    a = a.slice(0, -1);
    b = b.slice(0, -1);
  }
  return a.length == 2 && a == b[1] + b[0] ? 1 : Math.max(a.length, b.length);
}
