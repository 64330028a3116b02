// How a key is written where it is used. See `case.rs`.
//
// HTML knows no upper case in the names of attributes, so a key is written with hyphens and turned into what is meant.
const raised = (key, letters) => key.replace(letters, (found) => found.at(-1).toUpperCase());

/** What makes of a key one in each case, by the tags of `__case`. */
export const cases = {
  __proto__: null,
  camel: (key) => raised(key, /-[a-z]/g),
  kebab: (key) => key,
  snake: (key) => key.replaceAll("-", "_"),
  pascal: (key) => raised(key, /(^|-)[a-z]/g),
};
