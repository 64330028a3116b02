// What is wrong with a text, and how it is said: see `diagnostic.rs`.

// Where the last place was: of many mistakes in one text each is counted from the one before.
let last = {};

// The line and the column of a place, in characters, counted from 1.
function place(text, at) {
  if (last.text != text || last.at > at) last = { text, at: 0, line: 1, column: 1 };
  for (const character of text.slice(last.at, at)) {
    last.column++;
    if (character == "\n") {
      last.line++;
      last.column = 1;
    }
  }
  last.at = at;
  return [last.line, last.column];
}

/** The place of a stretch of a text, and its line with a mark under it, each on lines of their own. */
export function quote(text, name, start, end) {
  const [number, column] = place(text, start);
  const first = text.slice(0, start).lastIndexOf("\n") + 1;
  const line = text.slice(first).split("\n", 1)[0].replace(/\r$/, "");
  // A line of a minified page is shown around the place only.
  const long = [...line.slice(0, 321)].length > 160, cut = long && column > 61;
  const at = start - first;
  let head = [...line.slice(cut ? Math.max(0, at - 120) : 0, at)], tail = [...line.slice(at, long ? at + 160 : undefined)];
  if (cut) head = head.slice(-60);
  if (long) tail = tail.slice(0, 80);
  const marks = tail.slice(0, [...text.slice(start, end)].length).fill("^").join("") || "^";
  const margin = " ".repeat(`${number}`.length), opening = cut ? " | …" : " | ";
  return `
${margin}--> ${name}:${number}:${column}
${margin} |
${number}${opening}${head.join("")}${tail.join("")}
${margin}${cut ? " |  " : opening}${head.join("").replace(/[^\t]/gu, " ")}${marks}`;
}

/** A problem as the page tells it: as it is shown, in short, a word for programs, line and column. */
export const problem = (text, name, { start, end }, message, code, opening = "", more = "") =>
  [opening + message + quote(text, name, start, end) + more, message, code, ...place(text, start)];

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
  return a.length == 2 && b == a[1] + a[0] ? 1 : Math.max(a.length, b.length);
}
