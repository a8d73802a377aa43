// What cannot become a record yet becomes a letter: where the catalog has no list of municipalities,
// everything that was typed is put into words for whoever keeps it.

import { amountSaid, dateSaid, textOf } from "./figures.js";
import { sourceLabels } from "./choices.js";

// {subject, text}: the letter about what `ctx` is at: a new record, or a new entry of a known one.
// `value` is what the whole record would say.
export function letterOf(ctx, value) {
  const { d, shape, elsewhere } = ctx;
  const list = d.doors[ctx.door].adds;
  const n = d.names(shape);
  const title = textOf(value[d.shapes[shape].fields[0].name]);
  const entry = list ? value[list]?.[ctx.from[list] ?? 0] ?? {} : value;
  const fresh = (value[n.sources] ?? []).slice(ctx.from[n.sources] ?? 0);
  const subject = d.word("letterSubject", { door: d.doors[ctx.door].title, title });
  const region = elsewhere.regionName || d.known.regions.find((one) => one.id === elsewhere.region)?.name;
  const cited = new Map(sourceLabels(d, value[n.sources] ?? []));
  const text = [
    d.word("letterHello"), "",
    subject, ...(ctx.known ? [new URL(`practices/${ctx.known.identity}/`, ctx.root).href] : []), "",
    `${d.word("region")}: ${region}`,
    `${d.word("kind-municipality")}: ${elsewhere.place}`,
    ...told(d, list ? d.field(shape, list).node.of.shape : shape, entry, cited, [n.sources]),
    ...(fresh.length ? ["", `${d.field(shape, n.sources).label}:`] : []),
    ...fresh.flatMap((one) => item(told(d, "Source", one, cited, ["id"]))),
    "", d.word("letterAsk"), "",
  ].join("\n");
  return { subject, text };
}

// The fields of a record, a line for each; records in it are indented.
function told(d, shape, value, cited, left = []) {
  return d.shapes[shape].fields.filter((field) => field.name in value && !left.includes(field.name))
    .flatMap((field) => lines(d, field, value[field.name], cited));
}

function lines(d, { label, node }, value, cited) {
  const list = node.sort === "list";
  const { shape } = list ? node.of : node;
  if (shape && !d.shapes[shape].bare) {
    return [`${label}:`, ...(list ? value : [value]).flatMap((one) => item(told(d, shape, one, cited)))];
  }
  const said = (list ? value : [value]).map((one) => words(d, list ? node.of : node, one, cited));
  return [`${label}: ${said.join("; ")}`];
}

const item = (inner) => inner.map((line, index) => `${index ? "  " : "- "}${line}`);

function words(d, node, value, cited) {
  if (node.sort === "record") return amountSaid(d, value);
  if (node.sort === "date") return dateSaid(value);
  if (node.sort === "unit") return d.units.find((one) => one.id === value)?.name ?? value;
  if (node.sort === "words") return node.values.find(([word]) => word === value)?.[1] ?? value;
  if (node.refers === "source") return cited.get(value) ?? value;
  return String(textOf(value));
}
