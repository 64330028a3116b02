// `'text'`, `"text"`
import { bump, fail, form, last, text } from "./parser.js";

export function string() {
  const { start, end } = bump();
  return form("String", last, [], 0, unescaped(start + 1, end - 1));
}

const wrong = (start, end) => fail("this escape stands for no character", { start, end });

/** A stretch of the text with its escapes read; line ends become line feeds, as JavaScript has them in a template. */
export function unescaped(start, end) {
  const read = text.slice(start, end).replace(/\\(u\{\w+}|u\w{4}|x\w\w|\r\n|0\d|[^])|\r\n?/g, (all, what, at) => {
    const code = what?.[2] && +what.replace(/^.\{?/, "0x").replace("}", "");
    return !what ? "\n"
      : code < 0x110000 ? String.fromCodePoint(code)
      : code != null || /^([1-9ux]|0\d)/.test(what) ? wrong(start + at, start + at + 2)
      // What is no character here is the end of a line, which goes on.
      : "\0\n\t\r\b\f\v"["0ntrbfv".indexOf(what)] ?? /./.exec(what) ?? "";
  });
  // Half of a character is no text.
  if (/[\ud800-\udfff]/u.test(read)) wrong(start, end);
  return read;
}
