// The future page, its main parts in their order and with the site's own looks.

import { amountSaid, dateSaid, effectFigure, number, textOf } from "./figures.js";
import { inline, prose } from "./prose.js";
import { fullId } from "./records.js";
import { made } from "./dom.js";

export function preview(d, shape, value, region) {
  const parts = shape === d.doors.practice.shape ? practice(d, value, region) : site(d, value, region);
  return made("div", { class: "a-f-page" }, parts.filter(Boolean));
}

const nameIn = (list, id) => (list ?? []).find(([key]) => key === id)?.[1] ?? id;

function municipalityName(d, id, region) {
  const [home, slug] = fullId(id, region).split("/");
  return nameIn(d.known.municipalities[home], slug);
}

const regionName = (d, region) => d.known.regions.find((one) => one.id === region)?.name ?? "";

const heading = (words) => made("h3", {}, words);

function section(words, ...content) {
  return made("section", { class: "a-prose" }, heading(words), ...content);
}

function facts(pairs) {
  const told = pairs.filter(([, words]) => words);
  return told.length ? made("dl", { class: "a-facts" }, told.map(([name, words]) =>
    made("div", {}, made("dt", {}, name), made("dd", {}, words)))) : null;
}

function practice(d, value, region) {
  const n = d.names("Practice");
  const origin = d.names("Origin");
  const w = d.preview;
  const born = value[n.origin] ?? {};
  const place = born[origin.municipality] ? `${municipalityName(d, born[origin.municipality], region)}, ` : "";
  const text = (name, title) => (value[name] ? section(title, ...prose(textOf(value[name]))) : null);
  return [
    made("h2", { class: "a-f-title" }, textOf(value[n.title]) || w.untitled),
    value[n.summary] ? made("p", { class: "a-lead" }, textOf(value[n.summary])) : null,
    chips((value[n.tools] ?? []).map((id) => nameIn(d.known.tools, id))),
    ...(value[n.effects] ?? []).map((effect) => effectFigure(d, effect)),
    facts([[w.born, place + regionName(d, region)], [w.who, textOf(born[origin.organisation])],
      [w.sphere, value[n.sphere] && nameIn(d.known.spheres, value[n.sphere])],
      [w.started, value[n.started] && dateSaid(value[n.started])],
      [w.finished, value[n.finished] && dateSaid(value[n.finished])]]),
    text(n.problem, w.problem),
    text(n.solution, w.solution),
    steps(d, value[n.steps], w),
    needs(d, value[n.resources], w),
    adopters(d, value[n.replications], region, w),
    text(n.lessons, w.lessons),
    kit(d, value[n.kit], w),
    contacts(d, value[n.contacts], w),
    sources(d, value[n.sources], w),
  ];
}

const chips = (names) => (names.length
  ? made("ul", { class: "a-chips" }, names.map((name) => made("li", {}, made("span", {}, name)))) : null);

function steps(d, list, w) {
  if (!list) return null;
  const n = d.names("Step");
  return section(w.steps, made("ol", { class: "a-steps" }, list.map((step) =>
    made("li", {}, made("h4", {}, textOf(step[n.title]),
      step[n.days] ? made("span", {}, ` ${amountSaid(d, step[n.days], "day")}`) : ""),
    ...(step[n.text] ? prose(textOf(step[n.text])) : [])))));
}

function needs(d, resources, w) {
  if (!resources) return null;
  const n = d.names("Resources");
  const told = facts([[w.money, amountSaid(d, resources[n.cost])], [w.people, textOf(resources[n.staff])],
    [w.time, textOf(resources[n.duration])], [w.software, textOf(resources[n.software])],
    [w.papers, textOf(resources[n.legal])]]);
  return told ? section(w.needs, told) : null;
}

function adopters(d, list, region, w) {
  if (!list) return null;
  const n = d.names("Replication");
  const { values } = d.field("Replication", n.status).node;
  return section(w.adopters, made("ul", { class: "a-plain" }, list.map((one) => {
    const usual = d.field("Replication", n.status).default;
    const state = one[n.status] ?? usual;
    const adopted = one[n.confirmed] ? w.confirmed : w.claimed;
    return made("li", {}, made("b", {}, one[n.municipality] ? municipalityName(d, one[n.municipality], region) : "…"),
      made("span", { class: "a-sub" }, [state === usual ? adopted : nameIn(values, state),
        one[n.since] && dateSaid(one[n.since]), textOf(one[n.organisation])].filter(Boolean).join(" · ")));
  })));
}

function kit(d, list, w) {
  if (!list) return null;
  const n = d.names("KitItem");
  return section(w.kit, made("ul", { class: "a-plain" }, list.map((one) => made("li", {}, textOf(one[n.title])))));
}

function contacts(d, list, w) {
  if (!list) return null;
  const n = d.names("Contact");
  return section(w.contacts, made("ul", { class: "a-plain" }, list.map((one) =>
    made("li", {}, made("b", {}, textOf(one[n.organisation])), made("span", { class: "a-sub" },
      [textOf(one[n.role]), one[n.phone], one[n.email]].filter(Boolean).join(" · "))))));
}

function sources(d, list, w) {
  const n = d.names("Source");
  if (!list) return made("p", { class: "a-unsourced" }, w.noSources);
  return section(w.sources, made("ol", {}, list.map((one) => made("li", {},
    textOf(one[n.title]) || textOf(one[n.publisher]) || one[n.url] || one[n.file] || "…",
    made("span", { class: "a-sub" }, [one[n.title] ? textOf(one[n.publisher]) : "",
      one[n.published] && dateSaid(one[n.published]), one[n.url]].filter(Boolean).join(" · "))))));
}

const day = (word, date) => (date ? made("p", { class: "a-sub" }, `${word} ${dateSaid(date)}`) : null);

function site(d, value, region) {
  const n = d.names("Site");
  const w = d.preview;
  const kinds = d.field("Site", n.kind).node.values;
  const partner = d.names("Partner");
  const served = (value[n.serves] ?? []).map((id) => municipalityName(d, id, region));
  return [
    made("h2", { class: "a-f-title" }, textOf(value[n.name]) || w.untitled),
    value[n.kind] ? made("p", { class: "a-kicker" }, nameIn(kinds, value[n.kind])) : null,
    day(w.opened, value[n.opened]), day(w.closed, value[n.closed]),
    facts([[w.stands, value[n.municipality] && municipalityName(d, value[n.municipality], region)],
      [w.address, value[n.address]],
      [w.trainers, amountSaid(d, value[n.trainers])],
      [w.hosts, (value[n.hosts] ?? []).map(textOf).join("; ")]]),
    chips((value[n.spheres] ?? []).map((id) => nameIn(d.known.spheres, id))),
    value[n.about] ? made("section", { class: "a-prose" }, ...prose(textOf(value[n.about]))) : null,
    served.length ? section(w.serves, made("p", {}, `${number(served.length)}: ${served.join(", ")}`)) : null,
    value[n.partners] ? section(w.partners, made("ul", { class: "a-plain" }, value[n.partners].map((one) =>
      made("li", {}, made("b", {}, textOf(one[partner.name])), one[partner.contribution]
        ? made("span", { class: "a-sub" }, inline(textOf(one[partner.contribution]))) : "")))) : null,
    sources(d, value[n.sources], w),
  ];
}
