// Which event names a handler is for.

/** A pattern as it is written: `*` stands for any run of characters, none included. */
export const parts = (pattern) => pattern.split("*");

/** Whether a name fits a pattern's parts: each is looked for behind the one before it. */
export function fits(parts, name) {
  const end = parts.length - 1;
  if (!end) return name == parts[0];
  if (!name.startsWith(parts[0])) return false;
  let at = parts[0].length;
  for (let n = 1; n < end; n++) {
    const found = name.indexOf(parts[n], at);
    if (found < 0) return false;
    at = found + parts[n].length;
  }
  return name.length - at >= parts[end].length && name.endsWith(parts[end]);
}
