// In a bundle without Datastar's side: see `start.js`.
export function begin() {}
