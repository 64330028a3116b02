// `1`, `2.5`, `1e-3`.

/** The value of a number as written, where it has no more digits than people write: see `number.rs`. */
export function exact(text) {
  const [, whole, fraction, power] = /^(\d+)\.?(\d*)e?(.*)$/i.exec(text);
  if (whole + fraction <= 2 ** 53 && Math.abs(power - fraction.length) < 23) return +text;
}
