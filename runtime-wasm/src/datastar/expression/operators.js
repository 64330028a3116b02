// The operators of JavaScript.

/** Those that decide whether their second operand is worked out come first; in the order of the grammar. */
export const CHOICES = 3;

/** Between two values, in the order of the grammar. */
export const between = [
  , , ,
  (a, b) => a | b,
  (a, b) => a ^ b,
  (a, b) => a & b,
  (a, b) => a == b,
  (a, b) => a != b,
  (a, b) => a === b,
  (a, b) => a !== b,
  (a, b) => a < b,
  (a, b) => a > b,
  (a, b) => a <= b,
  (a, b) => a >= b,
  (a, b) => a in b,
  (a, b) => a instanceof b,
  (a, b) => a << b,
  (a, b) => a >> b,
  (a, b) => a >>> b,
  (a, b) => a + b,
  (a, b) => a - b,
  (a, b) => a * b,
  (a, b) => a / b,
  (a, b) => a % b,
  (a, b) => a ** b,
];

export const TYPEOF = 4, DELETE = 6;
/** Before a value, in the order of the grammar. */
export const before = [
  (a) => -a,
  (a) => +a,
  (a) => !a,
  (a) => ~a,
  (a) => typeof a,
  () => undefined,
  (object, name) => delete object[name],
];
