/** What is said of a name that is none of those there are; nothing where it is one. */
export const unknown = (what, name, names) => {
  if (!names.includes(name)) return `there is no ${what} "${name}"; there are ${names.join(", ")}`;
};
