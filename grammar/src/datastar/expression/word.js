// The words of the language. See `word.rs`.
export const loop = "write for (const a of list), or a method such as list.map(a => …)";
const leave = "leave a loop early with list.find(…) or list.some(…), or with return";
const inScript = "or declare the function in a script of the page";
const imported = "import in a script of the page, and put what is needed here on window";
const classes = "declare classes in a script of the page";

/** What to write instead of the words that start what is left out. */
export const outsiders = {
  __proto__: null,
  var: "write const or let",
  while: loop,
  do: loop,
  break: leave,
  continue: leave,
  switch: "write if … else, or a ? b : c",
  try: `write promise.catch(…), ${inScript}`,
  throw: `write Promise.reject(…), ${inScript}`,
  debugger: "set the breakpoint in a script of the page",
  with: "name the object: const a = …",
  export: imported,
  function: "write an arrow function: (a) => …",
  class: classes,
  this: "write el for the element",
  super: classes,
  import: imported,
  yield: "declare generators in a script of the page",
};

/** Does a value start behind this word? */
export const beforeValue = (word) => /^(await|case|const|delete|else|in|instanceof|let|new|return|typeof|void|of)$/.test(word);

/** Is this a word that cannot be a name? */
export const isReserved = (word) => word in outsiders || word != "of" && beforeValue(word)
  || /^(catch|default|enum|extends|false|finally|for|if|null|true)$/.test(word);
