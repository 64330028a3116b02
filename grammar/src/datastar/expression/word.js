// The words of the language. See `word.rs`.
export const loop = "write for (const a of list), or a method such as list.map(a => …)";
const leave = "leave a loop early with list.find(…) or list.some(…), or with return";
const inScript = "or declare the function in a script of the page";
const imported = "import in a script of the page, and put what is needed here on window";
const classes = "declare classes in a script of the page";

/** The words that cannot be names; of those that start what is left out, what to write instead. */
export const words = {
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
  // Behind these a value starts, with `of`, which is a name elsewhere.
  await: 1,
  case: 1,
  const: 1,
  delete: 1,
  else: 1,
  in: 1,
  instanceof: 1,
  let: 1,
  new: 1,
  return: 1,
  typeof: 1,
  void: 1,
  catch: 0,
  default: 0,
  enum: 0,
  extends: 0,
  false: 0,
  finally: 0,
  for: 0,
  if: 0,
  null: 0,
  true: 0,
};

/** Does a value start behind this word? */
export const beforeValue = (word) => word == "of" || words[word] == 1;

/** Is this a word that cannot be a name? */
export const isReserved = (word) => word in words;
