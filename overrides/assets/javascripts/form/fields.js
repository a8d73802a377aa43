// A field as people fill it in: its label, what may stand in it, an example, the control, and the
// place where its mistakes are said. `ctx` is the desk: {d, register, changed, region, sources, …}.

import { drawAmount, drawList, drawRecord } from "./groups.js";
import { drawReference } from "./references.js";
import { freshId, made, select } from "./dom.js";

// `holder[field.name]` is where the typed value is kept; `path` leads to it from the record.
export function drawField(ctx, shape, field, holder, path) {
  const { node } = field;
  if (node.sort === "list") return drawList(ctx, field, holder, path);
  if (node.sort === "record") {
    return ctx.d.shapes[node.shape].bare
      ? drawAmount(ctx, shape, field, holder, path) : drawRecord(ctx, field, holder, path);
  }
  if (node.sort === "reference") return drawReference(ctx, field, holder, path);
  return drawOne(ctx, field, node, holder, field.name, path);
}

// One control with its label. `key` is the field's name, or its place in a list.
export function drawOne(ctx, field, node, holder, key, path, label = "") {
  const id = freshId(field.name);
  const control = controlOf(ctx, field, node, holder, key, {
    id,
    name: path.join("."),
    "aria-required": field.required ? "true" : undefined,
    autocomplete: "off",
  });
  return block(ctx, field, path, control, { id, label, node });
}

// The label above, the help and the mistakes below, all told to screen readers.
export function block(ctx, field, path, control, { id, label = "", node = {} }) {
  const hint = hintOf(ctx, field, node, id);
  const fault = made("div", { id: `${id}-fault`, class: "a-f-faults", hidden: true });
  const said = [hint && hint.id, fault.id].filter(Boolean).join(" ");
  const first = control.matches("input, select, textarea") ? control
    : control.querySelector("input, select, textarea");
  first?.setAttribute("aria-describedby", said);
  const element = made("div", { class: "a-f" },
    made("label", { for: id, class: "a-f-label" }, label || field.label,
      field.required ? made("span", { class: "a-due" }, ` ${ctx.d.word("due")}`) : ""),
    hint, control, fault);
  ctx.register(path, { element, fault, control: first, label: label || field.label });
  return element;
}

function hintOf(ctx, field, node, id) {
  const parts = [];
  if (field.example && ["text", "date", "url", "whole", "form", "degrees", "id"].includes(node.sort)) {
    parts.push(ctx.d.word(node.sort === "date" ? "exampleDate" : "example", { example: field.example }));
  }
  if (node.sort === "text" && !node.line) parts.push(ctx.d.word("markup"));
  if (!parts.length) return null;
  return made("p", { id: `${id}-hint`, class: "a-f-hint" }, parts.join(" "));
}

function controlOf(ctx, field, node, holder, key, attributes) {
  const given = holder[key] ?? "";
  const keep = (event) => {
    holder[key] = event.target.value;
    ctx.changed();
  };
  const on = { input: keep, change: keep };
  if (node.sort === "words" || node.sort === "unit" || node.refers) {
    const values = optionsOf(ctx, field, node);
    return select([["", emptyWord(ctx, field, node)], ...values], given, { ...attributes, on });
  }
  if (node.sort === "text") return textControl(ctx, node, holder, key, attributes);
  const numeric = ["number", "whole", "degrees"].includes(node.sort);
  return made("input", {
    ...attributes,
    on,
    type: node.sort === "url" ? "url" : "text",
    inputmode: numeric ? "decimal" : undefined,
    class: numeric || node.sort === "date" ? "a-f-short" : undefined,
    value: String(given),
  });
}

function optionsOf(ctx, field, node) {
  const { d } = ctx;
  if (node.sort === "words") return node.values.filter(([word]) => word !== field.default);
  if (node.sort === "unit") return d.units.map((unit) => [unit.id, unit.name]);
  return node.refers === "sphere" ? d.known.spheres : d.known.tools;
}

// What holds when nothing is chosen: the default with its meaning.
function emptyWord(ctx, field, node) {
  const usual = field.default && (node.values ?? []).find(([word]) => word === field.default);
  return usual ? usual[1] : ctx.d.word(field.required ? "choose" : "notSaid");
}

// A text in several languages is edited in the first of them; the others stay.
function textControl(ctx, node, holder, key, attributes) {
  const given = holder[key];
  const several = given && typeof given === "object";
  const language = several && ("ru" in given ? "ru" : Object.keys(given)[0]);
  const input = made(node.long ? "textarea" : "input", {
    ...attributes,
    type: node.long ? undefined : "text",
    rows: node.long ? (node.line ? 3 : 4) : undefined,
    lang: several ? language : undefined,
    value: several ? given[language] : given ?? "",
  });
  const counter = node.longest <= 300 ? made("span", { class: "a-f-count", "aria-hidden": "true" }) : null;
  const count = () => {
    const left = [...input.value].length;
    counter.textContent = `${left} / ${node.longest}`;
    counter.classList.toggle("a-f-count-over", left > node.longest);
  };
  input.addEventListener("input", () => {
    holder[key] = several ? { ...given, [language]: input.value } : input.value;
    if (several) given[language] = input.value;
    if (counter) count();
    ctx.changed();
  });
  if (!counter || !node.long) return input;
  count();
  return made("div", { class: "a-f-counted" }, input, counter);
}
