// Global variables: `$name` is a signal where there are signals, all others are properties of the window.
import { datastar } from "../datastar/hook.js";

const isSignal = (name) => datastar.write && name[0] == "$" && name.length > 1;

export const read = (name) => isSignal(name) ? datastar.read(name) : globalThis[name];
export const write = (name, value) => {
  if (isSignal(name)) datastar.write(name, value);
  else globalThis[name] = value;
};
