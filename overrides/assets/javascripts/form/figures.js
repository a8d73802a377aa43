// Numbers, dates and effects in words, as the page will say them.

import { made } from "./dom.js";

const plural = new Intl.PluralRules("ru");
const ORDER = ["one", "few", "many", "other"];

export const number = (value) => (typeof value === "number"
  ? value.toLocaleString("ru", { maximumFractionDigits: 6 }) : String(value ?? "…"));

export function dateSaid(text) {
  const [year, month, day] = String(text).split("-").map(Number);
  if (!year || (month !== undefined && !(month >= 1 && month <= 12))) return String(text);
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const options = { timeZone: "UTC", year: "numeric" };
  if (month !== undefined) options.month = "long";
  if (day !== undefined) options.day = "numeric";
  const said = new Intl.DateTimeFormat("ru", options).format(date).replace(/ г\.$/, "");
  return month === undefined ? `${said}\u00a0год` : `${said}\u00a0года`;
}

export function amountSaid(d, given, unit) {
  if (given === undefined) return "";
  const names = d.names("Amount");
  const simple = typeof given !== "object";
  const value = simple ? given : given[names.value];
  const bound = simple ? "" : boundSaid(d, given[names.bound]);
  const said = number(value);
  const word = unitSaid(d, (simple ? "" : given[names.unit]) || unit, value);
  return [bound, said, word].filter(Boolean).join("\u00a0");
}

function boundSaid(d, bound) {
  const words = d.field("Amount", "bound").node.values.find(([word]) => word === bound);
  return words && bound !== d.field("Amount", "bound").default ? words[1] : "";
}

export function unitSaid(d, id, value) {
  const unit = d.units.find((one) => one.id === id);
  if (!unit) return "";
  return typeof value === "number" ? unit.forms[ORDER.indexOf(plural.select(value))] : unit.name;
}

// The figure of an effect: what was measured, from what to what, the pair of bars.
export function effectFigure(d, effect) {
  const names = d.names("Effect");
  const [before, after] = [effect[names.before], effect[names.after]];
  const unit = effect[names.unit];
  const bare = (given) => (typeof given === "object" ? given.value : given);
  const [low, high] = [bare(before), bare(after)];
  const both = typeof low === "number" && typeof high === "number";
  const words = d.preview;
  const big = made("p", { class: "a-big" });
  if (before !== undefined && after !== undefined) {
    big.append(made("span", { class: "a-was" }, number(low)), " ",
      made("span", { class: "a-arrow", "aria-hidden": "true" }, "→"), " ",
      made("strong", {}, number(high)), " ", made("small", {}, unitSaid(d, unit, high)));
  } else if (effect[names.change]) {
    big.append(changeSaid(d, effect[names.change], unit));
  } else {
    big.append(made("small", {}, after === undefined ? words.before : words.after), " ",
      made("strong", {}, number(after === undefined ? low : high)), " ",
      made("small", {}, unitSaid(d, unit, after === undefined ? low : high)));
  }
  const kind = effect[names.kind] ?? d.field("Effect", names.kind).default;
  const date = effect[names.date];
  return made("figure", { class: `a-effect a-effect-${kind}` },
    made("figcaption", { class: "a-effect-told" },
      made("p", { class: "a-effect-name" }, textOf(effect[names.metric]) || "…"), big),
    both ? bars(d, before, after, low, high, unit) : null,
    made("p", { class: "a-effect-foot" }, date ? dateSaid(date) : "",
      effect[names.source] ? "" : made("span", { class: "a-unsourced" }, words.unsourced)),
    effect[names.note] ? made("p", { class: "a-effect-note" }, textOf(effect[names.note])) : null);
}

function changeSaid(d, change, unit) {
  const names = d.names("Change");
  const by = d.change.by[change[names.by]];
  const value = change[names.value];
  const less = change[names.direction] === "decrease" ? d.change.less : d.change.more;
  const inUnits = change[names.by] === "amount" ? ` ${unitSaid(d, unit, value)}` : "";
  return made("strong", {}, by ? `${by.before}${number(value)}${by.after}${inUnits} ${less}` : "…");
}

function bars(d, before, after, low, high, unit) {
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const bar = (value, name, figure, which) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", "100%");
    svg.setAttribute("height", "16");
    for (const [kind, width] of [["a-track", "100%"], ["a-fill", `${Math.abs(value) / most * 100}%`]]) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      rect.setAttribute("class", kind);
      rect.setAttribute("width", width);
      rect.setAttribute("height", "16");
      rect.setAttribute("rx", "4");
      svg.append(rect);
    }
    return made("div", { class: `a-bar a-bar-${which}` }, made("div", { class: "a-bar-words" },
      made("span", {}, name), made("b", {}, figure)), svg);
  };
  return made("div", { class: "a-bars", "aria-hidden": "true" },
    bar(low, d.preview.before, amountSaid(d, before, unit), "before"),
    bar(high, d.preview.after, amountSaid(d, after, unit), "after"));
}

export const textOf = (text) => (typeof text === "object" && text !== null
  ? text.ru ?? Object.values(text)[0] : text ?? "");
