// data-scroll-into-view: scrolls to the element when it arrives.
export function scrollIntoView({ element, mods }) {
  const side = (axis) => ["start", "center", "end", "nearest"].find((name) => mods[axis + name]);
  const behavior = mods.smooth ? "smooth" : mods.instant ? "instant" : "auto";
  if (mods.focus && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.scrollIntoView({ behavior, inline: side("h") ?? "center", block: side("v") ?? "center" });
  // It is scrolled to already, perhaps slowly: the focus would jump, and to where the browser likes.
  if (mods.focus) element.focus({ preventScroll: true });
  delete element.dataset.scrollIntoView;
}
