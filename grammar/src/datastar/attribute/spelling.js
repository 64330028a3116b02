// Which name was probably meant. See `spelling.rs`.
import { attributes } from "./table.js";

/** What was meant by a name that is none, where that is plain. Without parts, and without a value of ours, `data-test` is
 *  nobody's misspelt `data-text`. */
export const meant = (word, hasParts, isOurs) =>
  nearest(word, Object.keys(attributes).filter((name) => hasParts || isOurs || name.length > 5))
  // What Datastar wrote with a hyphen before 1.0. The last ones are told by more than their name: others have such, too.
  ?? (word == "on-load" ? "init"
    : /^(signals|computed|indicator|bind)-[^]|^on-(click|submit|input|change|keydown|keyup|blur|focus)$/.test(word)
      || isOurs && /^(on|attr|class|style)-[^]/.test(word) ? word.replace("-", ":") : "");

/** The name that one slip of the fingers makes of a word. */
export const nearest = (word, names) => names.find((name) => name.length > 2 && isOneSlip(word, name));

// Is one the other with a letter more, less, changed, or two beside each other exchanged?
function isOneSlip(a, b) {
  let same = 0;
  while (a[same] && a[same] == b[same]) same++;
  const goOn = (skipped, skips) => a.slice(same + skipped) == b.slice(same + skips);
  return goOn(1, 0) || goOn(0, 1) || goOn(1, 1) || a[same] == b[same + 1] && b[same] == a[same + 1] && goOn(2, 2);
}
