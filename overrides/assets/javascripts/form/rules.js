// What a valid record may still get wrong: the rules of `atlas check` that need one file and the
// known ids. What takes the whole catalog is left to `atlas check`.

import { surelyAfterDay, surelyBefore } from "./dates.js";
import { nearest } from "./likeness.js";
import { fullId, knownIds, knows, referencesOf, say, walk } from "./records.js";

// {shape, record, region, file, today, whole}: what the rules are told. `whole` is false for the
// rest of a record that has mistakes.
export function problemsOf(d, told) {
  return [...namedRecords(d, told), ...sources(d, told), ...figures(d, told), ...dates(d, told),
    ...effects(d, told), ...replications(d, told)];
}

function namedRecords(d, { shape, record, region, own, whole }) {
  const found = [];
  for (const { kind, value, path } of referencesOf(d, shape, record)) {
    if (kind === "source" || (kind === "practice" && !whole)) continue;
    const regional = d.regional.includes(kind);
    const identity = regional ? fullId(value, region) : value;
    if (kind === "practice" && identity === own) {
      found.push({ code: "self-reference", path, values: { field: String(path[0]) } });
    } else if (knows(d, kind, identity) === false) {
      const shown = kind === "practice" && identity.startsWith(`${region}/`)
        ? identity.split("/")[1] : kind === "practice" ? identity : value;
      found.push(unknown(d, kind, shown, region, path));
    }
  }
  return found;
}

function unknown(d, kind, value, region, path) {
  const words = d.kindsOfRecords[kind];
  const meant = fullId(value, region).split("/")[0];
  const [suggestion, name] = suggest(d, kind, value, region);
  return {
    code: "unknown-reference",
    path,
    values: {
      kind_ru: words.words,
      where: words.where.replace("{region}", meant),
      value,
      suggestion,
      name: suggestion ? name : "",
    },
  };
}

// The nearest known id, short where it may be short, and its name; empty where none is near.
export function suggest(d, kind, value, region) {
  const named = (ids, slug) => ids.find(([id]) => id === slug)?.[1] ?? "";
  if (!d.regional.includes(kind)) {
    const ids = knownIds(d, kind, "") ?? [];
    const near = nearest(value, ids.map(([id]) => id));
    return [near, near ? named(ids, near) : ""];
  }
  const [home, slug] = fullId(value, region).split("/");
  const ids = knownIds(d, kind, home) ?? [];
  const near = nearest(slug, ids.map(([id]) => id));
  if (near) return [home === region ? near : `${home}/${near}`, named(ids, near)];
  for (const { id } of d.known.regions) {
    const others = knownIds(d, kind, id) ?? [];
    if (others.some(([other]) => other === slug)) return [`${id}/${slug}`, named(others, slug)];
  }
  return ["", ""];
}

function sources(d, { shape, record, file, whole, touched }) {
  const names = d.names(shape);
  const source = d.names("Source");
  const listed = record[names.sources] ?? [];
  const ids = listed.map((one) => one[source.id]);
  const named = referencesOf(d, shape, record).filter((one) => one.kind === "source");
  const found = [];
  const complete = whole || !touched.has(names.sources);
  for (const { value, path } of complete ? named : []) {
    if (ids.includes(value)) continue;
    const suggestion = nearest(value, ids);
    found.push({ code: "source-unlisted", path, values: { value, suggestion, where: file } });
  }
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) {
      const path = [names.sources, index, source.id];
      found.push({ code: "source-twice", path, values: { value: id } });
    }
  });
  const used = new Set(named.map((one) => one.value));
  const facts = d.sourced.includes(shape);
  ids.forEach((id, index) => {
    if (whole && facts && !used.has(id)) {
      found.push({ code: "source-unused", path: [names.sources, index], values: { value: id } });
    }
  });
  if (shape === d.doors.practice.shape && complete && !listed.length) {
    const { status } = names;
    const state = record[status] ?? d.field(shape, status).default;
    if (state === "published") found.push({ code: "no-sources", path: [], values: {} });
  }
  return found;
}

// Every figure says where it comes from, itself or with the replication it stands in.
function figures(d, { shape, record, whole, touched }) {
  if (shape !== d.doors.practice.shape) return [];
  const { sources, status, replications } = d.names(shape);
  const source = {
    Effect: d.names("Effect").source,
    Scale: d.names("Scale").source,
    ReplicatedReported: d.names("ReplicatedReported").source,
  };
  const lost = (name) => !whole && touched.has(name);
  const listed = [...new Set((record[sources] ?? []).map((one) => one[d.names("Source").id]))];
  const state = record[status] ?? d.field(shape, status).default;
  if (lost(sources) || lost(status) || state !== "published" || !listed.length) return [];
  const proven = (path) => path[0] === replications &&
    record[replications][path[1]][d.names("Replication").source]?.length;
  const expected = listed.slice(0, d.mostNamed).join(", ") +
    (listed.length > d.mostNamed ? ", …" : "");
  const found = [];
  walk(d, shape, record, (node, value, path) => {
    const field = source[node.shape];
    if (!field || value[field]?.length || proven(path) || lost(path[0])) return;
    found.push(listed.length === 1
      ? { code: "figure-source-unsaid", path, values: { value: listed[0] } }
      : { code: "figure-unsourced", path, values: { expected } });
  });
  return found;
}

function dates(d, { shape, record, today }) {
  const found = [];
  const judge = (name, value, path) => {
    const { pairs, past, plan } = d.shapes[name];
    for (const [begin, end] of pairs) {
      const [first, last] = [value[begin], value[end]];
      if (first && last && surelyBefore(last, first)) {
        found.push(reversed([...path, end], end, last, begin, first));
      }
    }
    const planned = plan && plan.values.includes(value[plan.field]);
    for (const field of past) {
      const date = value[field];
      if (!date || planned || !surelyAfterDay(date, today)) continue;
      const values = { field, value: date, plan: d.plan.fields.includes(field) ? planSaid(d, name, plan) : "" };
      found.push({ code: "in-future", path: [...path, field], values });
    }
  };
  judge(shape, record, []);
  walk(d, shape, record, (node, value, path) => {
    if (node.sort === "record" && typeof value === "object") judge(node.shape, value, path);
  });
  return found;
}

// How the list to choose from calls a plan: «собираются внедрить».
const planSaid = (d, shape, plan) => (plan
  ? d.field(shape, plan.field).node.values.find(([word]) => word === d.plan.state)?.[1] ?? "" : "");

function reversed(path, field, value, otherField, other) {
  const values = { field, value, other_field: otherField, other };
  return { code: "dates-reversed", path, values };
}

function effects(d, { shape, record }) {
  const found = [];
  walk(d, shape, record, (node, value, path) => {
    if (node.shape !== "Effect") return;
    const contradictions = effect(d, value, path);
    found.push(...(contradictions.length ? contradictions : worse(d, value, path)));
  });
  return found;
}

const amount = (d, given) => {
  const { value, bound, unit } = d.names("Amount");
  if (typeof given === "number") return { value: given, exact: true, plain: true };
  const plain = d.change.plain.includes(given[bound] ?? "exact");
  return { value: given[value], exact: !given[bound], plain, unit: given[unit] };
};

function effect(d, given, path) {
  const names = d.names("Effect");
  const parts = d.names("Change");
  const change = given[names.change];
  if (!change) return [];
  const [direction, by, value] = [parts.direction, parts.by, parts.value].map((name) => change[name]);
  if (direction === "decrease" && by === "percent" && value > 100) {
    const values = { value: general(value, 6) };
    return [{ code: "drop-over-100", path: [...path, names.change, parts.value], values }];
  }
  if (given[names.before] === undefined || given[names.after] === undefined) return [];
  const [before, after] = [amount(d, given[names.before]), amount(d, given[names.after])];
  if (!before.exact || !after.exact) return [];
  const actual = trueChange(before.value, after.value, direction, by);
  if (actual !== null && agrees(actual, value, change[parts.bound] ?? "exact")) return [];
  let other = d.change.otherWay;
  if (actual !== null) other = changeSaid(d, actual, direction, by);
  else if ((after.value >= before.value) === (direction === "increase")) other = d.change.fromZero;
  const values = { other, value: changeSaid(d, value, direction, by) };
  return [{ code: "change-contradicts", path: [...path, names.change], values }];
}

// Figures that go the way that is not the better one; bounds may hide the way.
function worse(d, given, path) {
  const names = d.names("Effect");
  const better = given[names.better];
  const change = given[names.change];
  if (!better) return [];
  let rise;
  let value;
  if (given[names.before] !== undefined && given[names.after] !== undefined) {
    const [before, after] = [amount(d, given[names.before]), amount(d, given[names.after])];
    if (!before.plain || !after.plain || before.unit !== after.unit) return [];
    rise = after.value - before.value;
    value = `${general(before.value, 12)} → ${general(after.value, 12)}`;
  } else if (change) {
    const parts = d.names("Change");
    const [direction, by] = [change[parts.direction], change[parts.by]];
    rise = direction === "increase" ? change[parts.value] : -change[parts.value];
    value = changeSaid(d, change[parts.value], direction, by);
  } else return [];
  const lower = better === "lower";
  if (lower ? rise <= 0 : rise >= 0) return [];
  const other = lower ? d.change.less : d.change.more;
  return [{ code: "got-worse", path, values: { value, other } }];
}

function changeSaid(d, value, direction, by) {
  const { before, digits, after } = d.change.by[by];
  const end = direction === "decrease" ? d.change.less : d.change.more;
  return `${before}${general(value, digits)}${after} ${end}`;
}

// A number as the checks write it: so many digits that count, no zeros behind them.
export function general(value, digits) {
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  const cut = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (power < -4 || power >= digits) {
    const sign = power < 0 ? "-" : "+";
    return `${cut(mantissa)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  return cut(value.toFixed(Math.max(0, digits - 1 - power)));
}

function trueChange(before, after, direction, by) {
  const rise = direction === "increase" ? after - before : before - after;
  if (rise < 0) return null;
  if (by === "amount") return rise;
  if (by === "percent") return before ? (rise / Math.abs(before)) * 100 : null;
  const [small, large] = before < after ? [before, after] : [after, before];
  return small ? large / small : null;
}

// Whether a stated change may describe the actual one: rounded to its own digits, or as a bound.
function agrees(actual, stated, bound) {
  const fraction = String(stated).split(".")[1] ?? "";
  const rounding = 10 ** -fraction.length;
  if (bound === "exact") return Math.abs(actual - stated) < rounding;
  if (bound === "about") return Math.abs(actual - stated) < Math.max(rounding, 0.1 * Math.abs(stated));
  if (bound === "at-least" || bound === "more-than") return actual > stated - rounding;
  return actual < stated + rounding;
}

function replications(d, { shape, record, region }) {
  if (shape !== d.doors.practice.shape) return [];
  const names = d.names(shape);
  const entry = d.names("Replication");
  const place = d.names("Origin");
  const origin = record[names.origin] ?? {};
  const home = origin[place.municipality] ? fullId(origin[place.municipality], region) : null;
  const list = record[names.replications] ?? [];
  const found = [];
  list.forEach((one, index) => {
    const path = [names.replications, index];
    const given = one[entry.municipality];
    const municipality = fullId(given, region);
    const organisation = one[entry.organisation];
    if (municipality === home && (!organisation || (origin[place.organisation] &&
        same(organisation, origin[place.organisation])))) {
      found.push({ code: "own-origin", path: [...path, entry.municipality], values: { value: given } });
    }
    const since = one[entry.since];
    const started = record[names.started];
    if (since && started && surelyBefore(since, started)) {
      const values = { value: since, other: started };
      found.push({ code: "before-practice", path: [...path, entry.since], values });
    }
    const passport = d.known.regions.find(({ id }) => id === municipality.split("/")[0]);
    if (passport?.joined && since && surelyBefore(since, passport.joined)) {
      const values = { value: since, other: passport.joined, where: passport.file };
      found.push({ code: "before-joining", path: [...path, entry.since], values });
    }
    const earlier = list.slice(0, index).findIndex((other) =>
      fullId(other[entry.municipality], region) === municipality && overlap(entry, other, one));
    if (earlier >= 0) {
      const values = { value: given, other: `№ ${earlier + 1}` };
      found.push({ code: "repeated-replication", path: [...path, entry.municipality], values });
    }
    const { date } = d.names("Confirmation");
    const confirmed = one[entry.confirmed]?.[date];
    if (confirmed && since && surelyBefore(confirmed, since)) {
      const field = `${entry.confirmed}.${date}`;
      found.push(reversed([...path, entry.confirmed, date], field, confirmed, entry.since, since));
    }
  });
  return found;
}

const same = (one, other) => say(one).toLowerCase() === say(other).toLowerCase();

function overlap(entry, one, other) {
  const [first, second] = [one[entry.organisation], other[entry.organisation]];
  if (first && second && !same(first, second)) return false;
  return !(overBefore(entry, one, other) || overBefore(entry, other, one));
}

function overBefore(entry, one, other) {
  return one[entry.status] === "abandoned" && one[entry.since] && other[entry.since] &&
    surelyBefore(one[entry.since], other[entry.since]);
}

