// Several of known names: a box to tick for each. The sources of the file itself are known, too.

import { dateSaid, textOf } from "./figures.js";
import { freshId, made } from "./dom.js";

export function drawChoices(ctx, field, holder, path) {
  const { d } = ctx;
  const id = freshId(field.name);
  const fault = made("div", { id: `${id}-fault`, class: "a-f-faults", hidden: true });
  const boxes = made("div", { class: "a-f-boxes" });
  const element = made("fieldset", { class: "a-f-group a-f-choices", "aria-describedby": fault.id,
    tabindex: "-1" },
  made("legend", {}, field.label), boxes, fault);
  const draw = () => {
    const chosen = new Set(holder[field.name] ?? []);
    const known = optionsOf(ctx, field.node.of.refers);
    const strange = [...chosen].filter((one) => !known.some(([key]) => key === one));
    const all = [...known, ...strange.map((one) => [one, one])];
    boxes.replaceChildren(...(all.length ? all.map((one) => box(ctx, field, holder, one, chosen))
      : [made("p", { class: "a-f-hint" }, d.word(field.node.of.refers === "source"
        ? "noSources" : "noMunicipalities"))]));
  };
  draw();
  if (field.node.of.refers === "source") ctx.onSources(element, draw);
  ctx.register(path, { element, fault, control: element, label: field.label });
  return element;
}

function optionsOf(ctx, kind) {
  if (kind === "source") return ctx.sources();
  if (kind === "sphere") return ctx.d.known.spheres;
  if (kind === "tool") return ctx.d.known.tools;
  return (ctx.d.known.municipalities[ctx.region()] ?? []).filter((one) => one.length === 2);
}

function box(ctx, field, holder, [key, words], chosen) {
  const id = freshId(field.name);
  const input = made("input", { type: "checkbox", id, checked: chosen.has(key), on: {
    change: () => {
      const now = new Set(holder[field.name] ?? []);
      if (input.checked) now.add(key);
      else now.delete(key);
      holder[field.name] = [...now];
      ctx.changed();
    },
  } });
  return made("div", { class: "a-f-box" }, input, made("label", { for: id }, words));
}

// [id, label] of each source that has an id. Sources with one title, as two news of one day have, are
// told apart by who published them and when; where that is the same too, by the address or the id.
export function sourceLabels(d, sources) {
  const n = d.names("Source");
  const named = sources.filter((one) => one[n.id]);
  const title = (one) => textOf(one[n.title]) || textOf(one[n.publisher]) || one[n.url] || one[n.id];
  const fuller = (one) => [title(one), textOf(one[n.title]) && (textOf(one[n.publisher]) || host(one[n.url])),
    one[n.published] && dateSaid(one[n.published])].filter(Boolean).join(" · ");
  const fullest = (one) => `${fuller(one)} · ${one[n.url] || one[n.id]}`;
  const alike = (say, one) => named.filter((other) => say(other) === say(one)).length > 1;
  return named.map((one) => [one[n.id],
    [title, fuller].find((say) => !alike(say, one))?.(one) ?? fullest(one)]);
}

function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return ""; // not an address yet
  }
}
