// data-scroll-into-view: scrolls to the element when it arrives.
export function scrollIntoView({ element, mods }) {
  const side = (axis) => ["start", "center", "end", "nearest"].find((name) => mods[axis + name]);
  const behavior = mods.smooth ? "smooth" : mods.instant ? "instant" : "auto";
  if (mods.focus && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.scrollIntoView({ behavior, inline: side("h") ?? "center", block: side("v") ?? "center" });
  if (mods.focus) element.focus();
  delete element.dataset.scrollIntoView;
}
