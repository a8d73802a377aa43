// Walking over a record along its description: every text, every reference, every nested record.

// Calls `visit(node, value, path)` for everything in a record that is no list, outermost first.
export function walk(d, shape, value, visit, path = []) {
  for (const field of d.shapes[shape].fields) {
    if (!(field.name in value)) continue;
    each(d, field.node, value[field.name], [...path, field.name], visit);
  }
}

function each(d, node, value, path, visit) {
  if (node.sort === "list") {
    value.forEach((entry, index) => each(d, node.of, entry, [...path, index], visit));
    return;
  }
  visit(node, value, path);
  if (node.sort === "record" && typeof value === "object") {
    walk(d, node.shape, value, visit, path);
  }
}

// Every text with its path; a text in several languages gives each.
export function textsOf(d, shape, value) {
  const found = [];
  walk(d, shape, value, (node, inner, path) => {
    if (!node.prose) return;
    if (typeof inner === "string") found.push([path, inner]);
    else for (const [language, text] of Object.entries(inner)) found.push([[...path, language], text]);
  });
  return found;
}

// Everything that a record names: {kind, value, path}.
export function referencesOf(d, shape, value) {
  const found = [];
  walk(d, shape, value, (node, inner, path) => {
    if (node.refers) found.push({ kind: node.refers, value: inner, path });
  });
  return found;
}

export const fullId = (identity, region) => (identity.includes("/") ? identity : `${region}/${identity}`);

// A text in the page's language.
export const say = (text) => (typeof text === "string" ? text : text.ru ?? Object.values(text)[0] ?? "");

const regionOf = (d, id) => d.known.regions.find((region) => region.id === id);

// The ids of a kind that the catalog knows, with their names; undefined where they are not at hand.
export function knownIds(d, kind, region) {
  if (kind === "sphere") return d.known.spheres;
  if (kind === "tool") return d.known.tools;
  if (kind === "region") return d.known.regions.map((one) => [one.id, one.name]);
  if (kind === "municipality") return d.known.municipalities[region] ?? [];
  if (kind === "site") return d.known.sites[region] ?? [];
  if (kind === "practice") {
    return d.practices.get(region) ?? (regionOf(d, region)?.practices ? undefined : []);
  }
  return undefined;
}

// Whether the catalog knows a record: true, false, or undefined where that cannot be told here.
export function knows(d, kind, identity) {
  const [region, slug] = d.regional.includes(kind) ? identity.split("/") : ["", identity];
  const ids = knownIds(d, kind, region);
  return ids === undefined ? undefined : ids.some(([id]) => id === slug);
}
