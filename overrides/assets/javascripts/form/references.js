// The name of a record of some region: the region first, then what there is in it. In its own region
// a record goes by its short id.

import { practicesOf } from "./description.js";
import { block, drawOne } from "./fields.js";
import { freshId, made, select } from "./dom.js";

const OTHER = "-"; // no region has such an id

export function drawReference(ctx, field, holder, path, key = field.name) {
  const { d } = ctx;
  const kind = field.node.refers;
  const id = freshId(field.name);
  const own = ctx.region();
  // Where there is no list to choose from, a name in words can still become a letter.
  const lettered = kind === "municipality" && field.required && ctx.letters();
  const kept = lettered ? ctx.elsewhere : null;
  const [home, slug] = kept ? [kept.region, ""] : parts(holder[key], own);
  const records = select([], "", { id, name: path.join("."),
    "aria-required": field.required ? "true" : undefined,
    on: { change: () => keep() } });
  const regions = select(d.known.regions.filter((one) => kind === "practice" ? one.practices : true)
    .map((one) => [one.id, one.name]).concat(lettered ? [[OTHER, d.word("otherRegion")]] : []),
  home, { id: `${id}-region`, on: { change: () => fill("") } });
  const none = made("p", { class: "a-f-hint", hidden: true }, noneSaid());
  const inWords = lettered ? drawInWords(ctx, path, kept, () => regions.value) : null;

  function noneSaid() {
    if (kind !== "municipality") return d.word("noRecords");
    if (lettered) return d.word("letterInstead");
    return field.required ? d.word("municipalitiesDue") : d.word("noMunicipalities");
  }

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
    inWords?.show(known.length === 0);
  }

  fill(slug);
  const row = made("div", { class: "a-f-row a-f-place" },
    made("div", {}, made("label", { for: `${id}-region`, class: "a-f-sub" }, d.word("region")), regions),
    made("div", {}, made("span", { class: "a-f-sub", "aria-hidden": "true" },
      d.word(`kind-${kind}`)), records, none));
  const element = block(ctx, field, path, row, { id });
  if (inWords) element.append(inWords.element);
  const described = regions.getAttribute("aria-describedby");
  if (described) records.setAttribute("aria-describedby", described);
  regions.removeAttribute("aria-describedby");
  ctx.register(path, { element, fault: element.querySelector(".a-f-faults"), control: records,
    label: field.label });
  return element;
}

// Two lines to name what the catalog does not list: the region, where it is not listed either, and
// the municipality.
function drawInWords(ctx, path, kept, region) {
  const { d } = ctx;
  const holder = { regionName: kept?.regionName ?? "", place: kept?.place ?? "" };
  const line = (key, label) => drawOne(ctx, { name: key, label, example: "", required: true },
    { sort: "id", line: true }, holder, key, [...path, key]);
  const [where, place] = [line("regionName", d.word("letterRegion")), line("place", d.word("letterPlace"))];
  const element = made("div", {});
  element.addEventListener("input", () => tell(true));
  const tell = (due) => {
    const other = region() === OTHER;
    ctx.elsewhere = due ? { ...holder, at: path, region: region(),
      regionName: other ? holder.regionName : "", other } : null;
    ctx.changed();
  };
  return {
    element,
    show: (due) => {
      element.replaceChildren(...(due ? [region() === OTHER ? where : "", place].filter(Boolean) : []));
      tell(due);
    },
  };
}

function parts(value, own) {
  const [first, second] = String(value ?? "").split("/");
  return second === undefined ? [own, first] : [first, second];
}

async function recordsOf(ctx, kind, region) {
  const { d } = ctx;
  if (region === OTHER) return [];
  if (kind === "site") return d.known.sites[region] ?? [];
  if (kind === "practice") {
    return (await practicesOf(d, region, ctx.folder)).map(([slug, title]) => [slug, title]);
  }
  const known = d.known.municipalities[region] ?? [];
  const now = known.filter((one) => one.length === 2);
  const gone = known.filter((one) => one.length > 2);
  return [...now, ...gone.map(([slug, name, into]) => [slug, `${name} → ${into}`])];
}
