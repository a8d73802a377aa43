// Fields made of fields: nested records, amounts in one line, lists that grow and shrink.

import { button, freshId, made } from "./dom.js";
import { drawField, drawOne } from "./fields.js";
import { drawReference } from "./references.js";
import { drawChoices } from "./choices.js";

// The fields of a record: those shown at once, the others behind «Ещё поля».
export function drawFields(ctx, shape, holder, path, names = null) {
  const { d } = ctx;
  const fields = names ? names.map((name) => d.field(shape, name)) : d.shapes[shape].fields;
  const first = names ? null : d.atOnce[shape];
  const draw = (field) => drawField(ctx, shape, field, holder, [...path, field.name]);
  const shown = first ? first.map((name) => d.field(shape, name)) : fields;
  const rest = fields.filter((field) => !shown.includes(field));
  return [...shown.map(draw), rest.length ? made("details", { class: "a-f-more" },
    made("summary", {}, d.word("more")), ...rest.map(draw)) : null].filter(Boolean);
}

// A frame around fields with a name, and the place for what is wrong with all of them together.
function frame(ctx, field, path, title, children, className) {
  const id = freshId(field.name);
  const fault = made("div", { id: `${id}-fault`, class: "a-f-faults", hidden: true });
  const element = made("fieldset", { class: className, "aria-describedby": fault.id, tabindex: "-1" },
    made("legend", {}, ...title), fault, ...children);
  ctx.register(path, { element, fault, control: element, label: field.label });
  return element;
}

const titled = (ctx, field) => [field.label,
  field.required ? made("span", { class: "a-due" }, ` ${ctx.d.word("due")}`) : ""];

export function drawRecord(ctx, field, holder, path) {
  if (typeof holder[field.name] !== "object") holder[field.name] = {};
  const inner = drawFields(ctx, field.node.shape, holder[field.name], path);
  return frame(ctx, field, path, titled(ctx, field), inner, "a-f-group");
}

// A number, how exact it is, and in what: three controls in a line. Where the owner has a unit of
// its own, the number needs none.
export function drawAmount(ctx, owner, field, holder, path) {
  const { d } = ctx;
  const given = holder[field.name];
  const [value, bound, unit] = d.atOnce[field.node.shape];
  if (typeof given !== "object" || given === null) {
    holder[field.name] = given === undefined || given === null ? {} : { [value]: given };
  }
  const amount = holder[field.name];
  const owned = d.shapes[owner].fields.some((one) => one.node.sort === "unit") && !amount[unit];
  const names = owned ? [value, bound] : [value, bound, unit];
  const controls = names.map((name) => {
    const part = { ...d.field(field.node.shape, name), required: false, example: "" };
    return drawOne(ctx, part, part.node, amount, name, [...path, name],
      d.word(`amount-${name}`));
  });
  return frame(ctx, field, path, titled(ctx, field), [made("div", { class: "a-f-row" }, controls)],
    "a-f-group a-f-amount");
}

// A list: a choice of known names, or entries that are added one by one. `from` leaves out those
// that were there before.
export function drawList(ctx, field, holder, path, from = 0) {
  const { node } = field;
  if (!Array.isArray(holder[field.name])) {
    holder[field.name] = holder[field.name] === undefined ? [] : [holder[field.name]];
  }
  if (node.of.refers && node.of.refers !== "site" && node.of.refers !== "practice") {
    return drawChoices(ctx, field, holder, path);
  }
  const list = holder[field.name];
  const entries = made("div", { class: "a-f-entries" });
  const shape = node.of.shape;
  const title = shape ? ctx.d.shapes[shape].title : field.label;
  const draw = () => {
    ctx.forget(path);
    entries.replaceChildren(...list.map((_, index) => (index < from ? null
      : entry(ctx, field, list, index, path, title, redraw))).filter(Boolean));
  };
  const redraw = () => {
    draw();
    ctx.changed(true);
  };
  const add = button(ctx.d.word("add", { what: title.toLowerCase() }), () => {
    list.push(shape ? ctx.fresh(shape, list) : "");
    redraw();
    entries.lastElementChild.querySelector("input, select, textarea")?.focus();
  }, { class: "a-button a-button-add" });
  const element = frame(ctx, field, path, titled(ctx, field), [entries, add], "a-f-group a-f-list");
  draw();
  return element;
}

function entry(ctx, field, list, index, path, title, redraw) {
  const { of } = field.node;
  const here = [...path, index];
  const number = made("span", { class: "a-f-number" }, `${title} ${index + 1}`);
  const remove = button(ctx.d.word("remove"), () => {
    const group = remove.closest(".a-f-list");
    list.splice(index, 1);
    redraw();
    group.querySelector(":scope > .a-button-add").focus();
  }, { class: "a-button a-button-remove", "aria-label": ctx.d.word("removeThis", { what: `${title} ${index + 1}` }) });
  if (of.shape) {
    const inner = drawFields(ctx, of.shape, list[index], here);
    const one = { ...field, required: false };
    return frame(ctx, one, here, [number], [...inner, remove], "a-f-entry");
  }
  const plain = { ...field, name: field.name, required: false };
  const control = of.refers
    ? drawReference(ctx, { ...plain, node: of }, list, here, index)
    : drawOne(ctx, plain, of, list, index, here, `${title} ${index + 1}`);
  return made("div", { class: "a-f-entry a-f-entry-line" }, control, remove);
}
