// hyperscript: features, their commands, and the expressions in them. See `mod.rs`.
import { feature } from "./feature/feature.js";
import { isAnyFeature } from "./keyword.js";
import { advance, begin, indent, is, reset, token } from "./parser.js";
import { told } from "./problem.js";
import { END } from "./token.js";

/**
 * Reads a script, or the text of an attribute: the features that parsed, in the order written, and what is wrong with the ones
 * that did not, as it is shown, in short, as a word for programs, line and column. `name` is that of the text's element.
 */
export function parse(text, name) {
  const features = [], problems = [];
  begin(text);
  while (!is(END)) {
    const first = token, from = indent;
    try {
      features.push(feature());
    } catch (problem) {
      if (!problem.code) throw problem;
      problems.push(told(problem, name));
      reset();
      skip(first, from);
    }
  }
  return [features, problems];
}

// Goes on behind a feature that did not parse: to a feature at the start of a line that is not indented further, or to one
// behind an `end`.
function skip(first, from) {
  // The handlers of an event source look like features. Where they are indented further, they are told by that; where not, by
  // their own `end`.
  const nested = first.is == "eventsource";
  let nestedFurther = false, ends = 0;
  if (token.start == first.start) advance();
  for (; !is(END); advance()) {
    const { is: word, fresh } = token;
    if (isAnyFeature(word)) {
      const handler = nested && word == "on";
      const further = !fresh || indent > from;
      nestedFurther ||= handler && fresh && further;
      if (ends > nested && word != "set" && word != "js" || !further && (!handler || nestedFurther)) return;
    }
    ends = word == "end" ? ends + 1 : 0;
  }
}
