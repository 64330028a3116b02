// Global variables are properties of the window.
export const read = (name) => globalThis[name];
export const write = (name, value) => { globalThis[name] = value; };
