// Numbers, dates and effects in words, as the page will say them.

import { made } from "./dom.js";

const plural = new Intl.PluralRules("ru");
const ORDER = ["one", "few", "many", "other"];

// Three decimals, as on the page; what is smaller than a thousandth keeps two digits that count.
export const number = (value) => (typeof value === "number"
  ? value.toLocaleString("ru", value && Math.abs(value) < 0.0005
    ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 3 }) : String(value ?? "…"));

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

const EXACT = "exact";

// An amount as it was typed: {value, bound, unit}; `unit` is that of its owner.
function amountOf(d, given, unit) {
  const names = d.names("Amount");
  if (typeof given !== "object") return { value: given, bound: EXACT, unit };
  return { value: given[names.value], bound: given[names.bound] ?? EXACT, unit: given[names.unit] || unit };
}

export function amountSaid(d, given, unit) {
  return given === undefined ? "" : said(d, amountOf(d, given, unit), "words");
}

// «не более 30 минут», or short, «до 30 мин». A bound rules the case of the unit.
function said(d, { value, bound, unit }, form) {
  const before = d.figures.bounds[form][bound] ?? "";
  if (unit === "rouble") return before + money(d, value, bound !== EXACT, form);
  const { short } = unitOf(d, unit) ?? {};
  const word = (form === "short" && short) || unitSaid(d, unit, value, bound);
  return before + (word ? `${number(value)}\u00a0${word}` : number(value));
}

// Shortened to millions only where nothing of the figure is lost.
function money(d, value, ruled, form) {
  const unit = unitOf(d, "rouble");
  const scale = d.figures.large.find(([size]) =>
    typeof value === "number" && Math.abs(value) >= size && value % (size / 1000) === 0);
  if (scale) {
    return `${number(value / scale[0])}\u00a0${scale[1]}\u00a0${form === "short" ? unit.short : unit.forms[2]}`;
  }
  const word = form === "short" ? unit.short : unitSaid(d, "rouble", value, ruled ? "" : EXACT);
  return `${number(value)}\u00a0${word}`;
}

const unitOf = (d, id) => d.units.find((one) => one.id === id);

const beside = (forms, value) => forms[ORDER.indexOf(plural.select(value))];

export function unitSaid(d, id, value, bound = EXACT) {
  const unit = unitOf(d, id);
  if (!unit) return "";
  if (typeof value !== "number") return unit.name;
  if (bound === EXACT) return beside(unit.forms, value);
  return ["one", "other"].includes(plural.select(value)) ? unit.forms[3] : unit.forms[2];
}

// The figure of an effect: what was measured, from what to what, the pair of bars.
export function effectFigure(d, effect) {
  const names = d.names("Effect");
  const unit = effect[names.unit];
  const side = (given) => (given === undefined ? null : amountOf(d, given, unit));
  const [before, after] = [side(effect[names.before]), side(effect[names.after])];
  const pair = before !== null && after !== null;
  const alike = pair && before.unit === after.unit;
  const words = d.preview;
  const change = effect[names.change] ? changeSaid(d, effect[names.change], unit) : null;
  const big = made("p", { class: "a-big" });
  const last = after ?? before;
  if (pair) {
    big.append(made("span", { class: "a-was" }, bare(d, before, alike)), " ",
      made("span", { class: "a-arrow", "aria-hidden": "true" }, "→"), " ",
      made("strong", {}, bare(d, after, alike)), ...unitBeside(d, after, !alike));
  } else if (change) {
    big.append(...change);
  } else if (last) {
    big.append(made("small", {}, after ? words.after : words.before), " ",
      made("strong", {}, bare(d, last, true)), ...unitBeside(d, last, false));
  } else {
    big.append(made("strong", {}, "…"));
  }
  const kind = effect[names.kind] ?? d.field("Effect", names.kind).default;
  const date = effect[names.date];
  return made("figure", { class: `a-effect a-effect-${kind}` },
    made("figcaption", { class: "a-effect-told" },
      made("p", { class: "a-effect-name" }, textOf(effect[names.metric]) || "…"), big,
      pair && change ? made("p", { class: "a-effect-change" },
        change.map((part) => part.textContent ?? part).join("")) : null),
    alike && [before, after].every((one) => typeof one.value === "number") ? bars(d, before, after) : null,
    made("p", { class: "a-effect-foot" }, date ? dateSaid(date) : "",
      effect[names.source] ? "" : made("span", { class: "a-unsourced" }, words.unsourced)),
    effect[names.note] ? made("p", { class: "a-effect-note" }, textOf(effect[names.note])) : null);
}

const largeMoney = ({ value, unit }) => unit === "rouble" && Math.abs(value) >= 1e6;

// The number alone where its unit stands beside it once for both, else with its own.
const bare = (d, amount, alone) =>
  said(d, alone && !largeMoney(amount) ? { ...amount, unit: "" } : amount, "short");

function unitBeside(d, amount, apart) {
  const word = apart || largeMoney(amount) ? "" : unitSaid(d, amount.unit, amount.value, amount.bound);
  return word ? [" ", made("small", {}, word)] : [];
}

// «более чем», «в 20 раз», «меньше»: the parts, the middle one large.
function changeSaid(d, change, unit) {
  const names = d.names("Change");
  const [by, value, bound] = [change[names.by], change[names.value], change[names.bound]];
  const before = (d.figures.changeBounds[bound] ?? "").trim();
  const core = typeof value === "number" ? changeCore(d, by, value, unit) : "…";
  const direction = d.figures.directions[change[names.direction]];
  return [...(before ? [made("small", {}, before), " "] : []), made("strong", {}, core),
    ...(direction ? [" ", made("small", {}, direction)] : [])];
}

function changeCore(d, by, value, unit) {
  const { figures } = d;
  if (by === "times") return `${figures.in}\u00a0${number(value)}\u00a0${beside(figures.times, value)}`;
  if (by === "percent") return `${figures.by}\u00a0${number(value)}\u00a0%`;
  if (unit === "rouble") return `${figures.by}\u00a0${money(d, value, false, "words")}`;
  const known = unitOf(d, unit);
  const forms = unit === "percent" ? figures.points
    : known && [known.accusative, ...known.forms.slice(1)];
  return `${figures.by}\u00a0${number(value)}${forms ? `\u00a0${beside(forms, value)}` : ""}`;
}

function bars(d, before, after) {
  const [low, high] = [before.value, after.value];
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
    bar(low, d.preview.before, said(d, before, "words"), "before"),
    bar(high, d.preview.after, said(d, after, "words"), "after"));
}

export const textOf = (text) => (typeof text === "object" && text !== null
  ? text.ru ?? Object.values(text)[0] : text ?? "");
