// A record that is to be changed: the text of its file, and what it says.

import { fetchJson } from "./description.js";
import { recordOf } from "./values.js";

// {text, raw, base}: `raw` is for the form to be typed over, `base` what the file says now.
export async function openRecord(d, root, shape, identity) {
  const folder = shape === d.doors.practice.shape ? "practices" : "sites";
  const [answer, record] = await Promise.all([
    fetch(`${root}${folder}/${identity}/source.yml`),
    folder === "practices" ? practiceOf(root, identity) : siteOf(d, root, identity),
  ]);
  if (!answer.ok) throw new Error(`${answer.status} ${identity}`);
  const raw = () => structuredClone(record);
  return { text: await answer.text(), raw, base: recordOf(d, shape, raw()).value };
}

async function practiceOf(root, identity) {
  return (await fetchJson(`${root}api/v1/practices/${identity}.json`)).record;
}

// The interface gives the full ids of a site's municipalities; its file has short ones.
async function siteOf(d, root, identity) {
  const { sites } = await fetchJson(`${root}api/v1/sites.json`);
  const found = sites.find((site) => site.id === identity);
  if (!found) throw new Error(`no site ${identity}`);
  const region = `${identity.split("/")[0]}/`;
  const short = (id) => (id.startsWith(region) ? id.slice(region.length) : id);
  const n = d.names("Site");
  const known = new Set(d.shapes.Site.fields.map((field) => field.name));
  const record = Object.fromEntries(Object.entries(found).filter(([name]) => known.has(name)));
  record[n.municipality] = short(record[n.municipality]);
  if (record[n.serves]?.length) record[n.serves] = record[n.serves].map(short);
  else delete record[n.serves];
  return record;
}
