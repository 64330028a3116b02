// What is wrong with a text, and how it is said: see `diagnostic.rs`.

// The place that was asked for last: problems come in their order, and so a text is counted through but once.
let last = [];

/** The line and the column of an offset, counted from 1, in letters. */
export function position(text, at) {
  let [seen, offset, line, column] = last;
  if (seen != text || at < offset) offset = 0, line = column = 1;
  for (const letter of text.slice(offset, at)) letter == "\n" ? column = line++ && 1 : column++;
  last = [text, at, line, column];
  return [line, column];
}

/** The place of a stretch of a text, and its line with a mark under it, each on lines of their own. */
export function quote(text, name, start, end) {
  const [number, column] = position(text, start);
  // As much of the line as can be shown, and of a long one what stands around the place only.
  const head = text.slice(Math.max(0, start - 322), start).split("\n").pop();
  const [tail] = text.slice(start, start + 322).split(/\r?\n|\r$/);
  const long = [...head + tail].length > 160;
  const part = (line, from, to) => long ? [...line].slice(from, to).join("") : line;
  const before = part(head, -60), cut = before == head ? " | " : " | …", behind = part(tail, 0, 80);
  const margin = " ".repeat(`${number}`.length);
  return `
${margin}--> ${name}:${number}:${column}
${margin} |
${number}${cut}${before}${behind}
${margin}${cut.replace("…", " ")}${before.replace(/[^\t]/gu, " ")}${behind.slice(0, end - start).replace(/./gsu, "^") || "^"}`;
}

/** A problem as the page tells it: as it is shown, in short, a word for programs, line and column. */
export const problem = (text, name, { start, end }, message, code, opening = "", more = "") =>
  [opening + message + quote(text, name, start, end) + more, message, code, ...position(text, start)];

/** The one of the candidates that a word was probably meant to be. */
export function nearest(word, candidates) {
  const { length } = word;
  let best, least = (length < 3 ? 1 : length / 3 | 0) + 1;
  for (const candidate of candidates) {
    // `to` for `into`, `mouse` for `mouseenter` is not near in letters, but is what was meant.
    const part = length > 1 && (candidate.endsWith(word) || candidate.startsWith(word));
    const far = part ? 1 : distance(word.toLowerCase(), candidate.toLowerCase());
    if (far < least && far < candidate.length && candidate != word) {
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
