// `'text'`, `"text"`
import { bump, fail, form, last, text } from "./parser.js";

export function string() {
  const { start, end } = bump();
  return form("String", last, [], 0, unescaped(start + 1, end - 1));
}

/** A stretch of the text with its escapes read; line ends become line feeds, as JavaScript has them in a template. */
export function unescaped(from, to) {
  // Where the first half of a character stands, and where its second half has to.
  let half, expected;
  const wrong = (at) => fail({ start: from + at, end: from + at + 2 }, "this escape stands for no character");
  const read = text.slice(from, to).replace(/\\(u\{\w+}|u\w{4}|x\w\w|\r\n|[^])|\r\n?/g, (all, what = "", at, raw) => {
    const isCode = what[2], code = isCode ? +what.replace(/^.\{?/, "0x").replace("}", "") : 0, row = Math.floor(code / 1024);
    // A half alone is no text.
    if (row == 55 ? at !== expected : expected) wrong(expected ? half : at);
    half = at;
    expected = row == 54 ? at + all.length : 0;
    return isCode ? code < 0x110000 ? String.fromCodePoint(code) : wrong(at)
      : !what ? "\n"
      // The line goes on.
      : !/./.test(what) ? ""
      : what == "0" && !/\d/.test(raw[at + 2]) ? "\0"
      : /[\dux]/.test(what) ? wrong(at)
      : "\n\t\r\b\f\v"["ntrbfv".indexOf(what)] ?? what;
  });
  if (expected) wrong(half);
  return read;
}
