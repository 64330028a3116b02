// @fit(value, oldMin, oldMax, newMin, newMax, clamp, round): a number from one range in another.
export function fit(_, value, oldMin, oldMax, newMin, newMax, clamp = false, round = false) {
  let fitted = (value - oldMin) / (oldMax - oldMin) * (newMax - newMin) + newMin;
  if (clamp) fitted = Math.min(Math.max(newMin, newMax), Math.max(Math.min(newMin, newMax), fitted));
  return round ? Math.round(fitted) : fitted;
}
