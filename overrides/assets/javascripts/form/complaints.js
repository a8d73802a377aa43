// Mistakes where people see them: beside their fields, and all together in a summary whose lines lead
// to the fields. Both are told to screen readers.

import { made } from "./dom.js";
import { pathText } from "./description.js";

// Shows the complaints at the fields that people have been at, or at all when `all` is true. `typed`
// tells where in the form a place of the record is. Gives the messages that were not there before,
// with the labels of their fields.
export function showFaults(ctx, complaints, typed, all) {
  const byField = new Map();
  for (const one of complaints) {
    const place = nearestControl(ctx, typed(one.path));
    if (!place || (!all && !ctx.touched.has(place.key))) continue;
    if (!byField.has(place.key)) byField.set(place.key, []);
    byField.get(place.key).push(one);
  }
  const fresh = [];
  for (const [key, { fault, control, label }] of ctx.controls) {
    const here = byField.get(key) ?? [];
    const drawn = JSON.stringify(here.map((one) => [one.id, one.message]));
    if (fault.dataset.drawn === drawn) continue;
    fault.dataset.drawn = drawn;
    fresh.push(...here.map((one) => `${label}: ${one.message}`));
    fault.hidden = !here.length;
    fault.replaceChildren(...here.map((one) => saying(ctx, one, key)));
    const wrong = here.some((one) => one.severity === "error");
    if (control && control.matches("input, select, textarea")) {
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    if (wrong && all) ctx.controls.get(key).element.closest("details")?.setAttribute("open", "");
  }
  return fresh;
}

// The control at `path`, or at the nearest place around it.
export function nearestControl(ctx, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const key = pathText(path.slice(0, length));
    if (ctx.controls.has(key)) return { key, ...ctx.controls.get(key) };
  }
  const key = ctx.fallback;
  return ctx.controls.has(key) ? { key, ...ctx.controls.get(key) } : null;
}

function saying(ctx, one, key) {
  const { d } = ctx;
  const mend = one.replacement ? made("button", { type: "button", class: "a-button a-button-mend",
    on: { click: () => ctx.put(key, one.replacement) } },
  d.word("mend", { value: one.replacement })) : null;
  return made("p", { class: `a-f-fault a-f-fault-${one.severity}` },
    made("b", {}, `${upper(d.severities[one.severity])}:`), " ", ended(one.message),
    made("span", { class: "a-f-hint" }, ended(upper(one.hint)),
      made("a", { href: ctx.root + one.page }, one.id)), mend);
}

const ended = (text) => (text ? text.replace(/\.?$/, ". ") : "");

const upper = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// The summary: how many mistakes, and a link to each. It takes the focus.
export function summary(ctx, box, complaints, typed) {
  const { d } = ctx;
  const errors = complaints.filter((one) => one.severity === "error");
  box.hidden = !errors.length;
  if (!errors.length) return false;
  const heading = made("h2", { tabindex: "-1" }, d.word("mistakes", { n: String(errors.length) }));
  box.replaceChildren(heading, made("ul", {}, errors.map((one) => {
    const place = nearestControl(ctx, typed(one.path));
    return made("li", {}, made("a", { href: "#content", on: { click: (event) => {
      event.preventDefault();
      if (place) goTo(place);
    } } }, place ? `${place.label}: ` : "", one.message));
  })));
  heading.focus();
  return true;
}

export function goTo({ element, control }) {
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.matches("details")) up.open = true;
  }
  (control ?? element).focus();
  element.scrollIntoView({ block: "center" });
}
