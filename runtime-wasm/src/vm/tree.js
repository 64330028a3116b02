// The tree that the runtime's Rust has read a text into.

// The forms in the order of `enum Form`.
const forms = ("Nothing Text Names List Null Boolean Number String Template Array Object Block Implicit Symbol Id Class Query " +
  "Attribute Style Path Closest Relative Positional Math Logical Negative Not No Some Comparison Unit Time TypeCheck Beep " +
  "Property Index Call As In Where Sorted Mapped Split Joined Commands Put Set SetAll Default Append Add Remove Toggle " +
  "Classes Styles Show Hide Log Get Method Send If Unless Repeat Break Continue Return Exit Halt Throw Tell Tick Wait " +
  "WaitFor Event Fetch Increment Decrement Js EventSource Handler On Init When Def Body Resize Intersection Mutation Duration").split(" ");

/** A node as an object; 0 where something is missing. */
export const read = (made) => {
  if (!made) return made;
  // Not taken apart by a pattern, which costs several times as much.
  const nodes = [];
  for (let n = 5; n < made.length; n++) nodes.push(read(made[n]));
  return { form: forms[made[0]], detail: made[1], start: made[2], end: made[3], text: made[4], nodes };
};
