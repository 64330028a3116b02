// Reads texts made of a head and a piece again and again, and gives a line for each: what is wrong with how that goes, else
// nothing.
import { cpuUsage } from "node:process";
import { runInThisContext } from "node:vm";
import { asked } from "./question.mjs";

const [answer, texts] = await asked();

/** The milliseconds of work that a text takes. It is that of the process, so that others on the machine do not count. */
globalThis.work = (head, piece, size) => {
  const text = head + piece.repeat(size / piece.length);
  const before = cpuUsage();
  answer(text);
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
};
const work = (...about) => runInThisContext(`work(...${JSON.stringify(about)})`, { timeout: 60_000 });

function judge([head, piece, size]) {
  let said = "";
  // Work that is so little is nothing to compare; and a collection of garbage may come once, but hardly twice.
  for (let times = 0; times < 2; times++) {
    try {
      const whole = work(head, piece, size);
      if (whole < 150) return "";
      const quarter = work(head, piece, size / 4);
      if (whole < 9 * quarter) return "";
      said = `${whole | 0} ms, and ${quarter | 0} ms for a quarter`;
    } catch (error) {
      return String(error);
    }
  }
  return said;
}
process.stdout.write(texts.map((about) => judge(about).replaceAll("\n", "\\n")).join("\n"));
