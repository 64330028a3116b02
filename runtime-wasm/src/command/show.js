// `show`, `hide`: makes elements visible, or not.
import { config } from "../page/events.js";
import { of } from "../expression/values.js";
import { forEach, matched, when } from "./change.js";

export function show(c, { form, nodes: [to, strategy, argument, condition] }) {
  const target = c.target(to);
  const way = form.toLowerCase();
  when(c, condition, target);
  c.call((targets, conditions) => display(targets, conditions, way, strategy?.text, argument?.text), 2);
  matched(c, condition, target);
}

const property = (name, hidden, shown) => (way, element, value) => {
  if (way == "toggle") way = getComputedStyle(element)[name] == hidden ? "show" : "hide";
  element.style[name] = value || (way == "hide" ? hidden : shown);
};
const strategies = {
  display(way, element, value) {
    const { style } = element;
    if (!value && element instanceof HTMLDialogElement) {
      if (way == "toggle") way = element.open ? "hide" : "show";
      if (way == "hide") element.close();
      else if (!element.open) element.show();
      return;
    }
    if (way == "toggle") way = getComputedStyle(element).display == "none" ? "show" : "hide";
    const about = of(element);
    if (value) style.display = value;
    else if (way == "hide") {
      about.display ??= style.display;
      style.display = "none";
    } else if (about.display && about.display != "none") style.display = about.display;
    else style.removeProperty("display");
  },
  visibility: property("visibility", "hidden", "visible"),
  opacity: property("opacity", "0", "1"),
  hidden(way, element) {
    element.toggleAttribute("hidden", way == "toggle" ? undefined : way == "hide");
  },
};
const opposite = { show: "hide", hide: "show" };

/** Shows, hides or toggles targets. */
export function display(targets, conditions, way, strategy, value) {
  strategy ??= config.defaultHideShowStrategy ?? "display";
  const act = config.hideShowStrategies[strategy] ?? strategies[strategy];
  if (!act) throw new Error("Unknown show/hide strategy : " + strategy);
  return forEach(targets, conditions, (one) => act(way, one, value), (one) => act(opposite[way], one));
}
