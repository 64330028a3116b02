// The way into the runtime's Rust, which decodes streams, decides over connections and compares markup.

/** What is connected: the functions of `module.rs`, as `module.js` makes them. */
export let runtime;
export const connect = (given) => { runtime = given; };
