// The name of a record of some region: the region first, then what there is in it. In its own region
// a record goes by its short id.

import { practicesOf } from "./description.js";
import { block } from "./fields.js";
import { freshId, made, select } from "./dom.js";

export function drawReference(ctx, field, holder, path, key = field.name) {
  const { d } = ctx;
  const kind = field.node.refers;
  const id = freshId(field.name);
  const own = ctx.region();
  const [home, slug] = parts(holder[key], own);
  const records = select([], "", { id, name: path.join("."),
    "aria-required": field.required ? "true" : undefined,
    on: { change: () => keep() } });
  const regions = select(d.known.regions.filter((one) => kind === "practice" ? one.practices : true)
    .map((one) => [one.id, one.name]), home, { id: `${id}-region`, on: { change: () => fill("") } });
  const none = made("p", { class: "a-f-hint", hidden: true }, d.word(kind === "municipality"
    ? "noMunicipalities" : "noRecords"));

  function keep() {
    const chosen = records.value;
    holder[key] = chosen ? (regions.value === own ? chosen : `${regions.value}/${chosen}`) : "";
    ctx.changed();
  }

  async function fill(chosen) {
    const known = await recordsOf(ctx, kind, regions.value);
    none.hidden = known.length > 0;
    records.hidden = known.length === 0;
    const strange = chosen && !known.some(([one]) => one === chosen) ? [[chosen, chosen]] : [];
    const options = [["", d.word(field.required ? "choose" : "notSaid")], ...known, ...strange];
    records.replaceChildren(...select(options, chosen, {}).childNodes);
    records.value = chosen;
    if (!chosen && holder[key]) keep();
  }

  fill(slug);
  const row = made("div", { class: "a-f-row a-f-place" },
    made("div", {}, made("label", { for: `${id}-region`, class: "a-f-sub" }, d.word("region")), regions),
    made("div", {}, made("span", { class: "a-f-sub", "aria-hidden": "true" },
      d.word(`kind-${kind}`)), records, none));
  const element = block(ctx, field, path, row, { id });
  const described = regions.getAttribute("aria-describedby");
  if (described) records.setAttribute("aria-describedby", described);
  regions.removeAttribute("aria-describedby");
  ctx.register(path, { element, fault: element.querySelector(".a-f-faults"), control: records,
    label: field.label });
  return element;
}

function parts(value, own) {
  const [first, second] = String(value ?? "").split("/");
  return second === undefined ? [own, first] : [first, second];
}

async function recordsOf(ctx, kind, region) {
  const { d } = ctx;
  if (kind === "site") return d.known.sites[region] ?? [];
  if (kind === "practice") {
    return (await practicesOf(d, region, ctx.folder)).map(([slug, title]) => [slug, title]);
  }
  const known = d.known.municipalities[region] ?? [];
  const now = known.filter((one) => one.length === 2);
  const gone = known.filter((one) => one.length > 2);
  return [...now, ...gone.map(([slug, name, into]) => [slug, `${name} → ${into}`])];
}
