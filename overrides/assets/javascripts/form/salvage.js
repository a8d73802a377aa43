// What can still be judged of a record that has mistakes: the rest of it, without the bad parts. A
// typo in one field must not hide what is wrong in another; `atlas check` does the same.

import { mistakes } from "./model.js";

// {record, original, touched} of what is left, or null if too little is. `original(path)` tells where
// a place of the rest stands in `value`; null for what is not there.
export function salvage(d, shape, value, found) {
  const was = new Map();
  const copy = copied(value, was);
  const untold = new Set();
  const touched = new Set();
  let left = found;
  for (let round = 0; round < d.salvage.rounds && left.length; round += 1) {
    for (const { path, kind } of deepestFirst(left)) {
      mend(d, copy, path, kind, untold, was);
      if (path.length) touched.add(path[0]);
    }
    left = mistakes(d, shape, copy);
  }
  if (left.length) return null;
  return { record: copy, touched, original: (path) => original(copy, path, was, untold) };
}

function copied(value, was) {
  if (Array.isArray(value)) {
    const list = value.map((entry) => copied(entry, was));
    was.set(list, value.map((_, index) => index));
    return list;
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner, was)]));
  }
  return value;
}

const sortKey = (part) => (typeof part === "string" ? `1${part}` : `0${String(part).padStart(9, "0")}`);

function compare(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    const [a, b] = [sortKey(one[i]), sortKey(other[i])];
    if (a !== b) return a < b ? -1 : 1;
  }
  return one.length - other.length;
}

const deepestFirst = (found) => [...found].sort((one, other) => compare(other.path, one.path));

function mend(d, top, path, kind, untold, was) {
  let place = path;
  if (kind === "missing") {
    const name = path[path.length - 1];
    if (path.length === 1 && name in d.salvage.standIns) {
      top[name] = copied(d.salvage.standIns[name], was);
      untold.add(JSON.stringify(path));
      return;
    }
    place = path.slice(0, -1);
  }
  takeOut(top, place, was);
}

function takeOut(top, path, was) {
  let value = top;
  for (const part of path.slice(0, -1)) {
    value = value?.[part];
    if (value === undefined || typeof value !== "object") return;
  }
  const last = path[path.length - 1];
  if (Array.isArray(value)) {
    if (typeof last === "number" && last < value.length) {
      value.splice(last, 1);
      was.get(value).splice(last, 1);
    }
  } else if (value && last !== undefined) {
    delete value[last];
  }
}

function original(copy, path, was, untold) {
  const found = [];
  let value = copy;
  for (const part of path) {
    const list = Array.isArray(value) ? was.get(value) : undefined;
    found.push(list && typeof part === "number" ? list[part] : part);
    value = value && typeof value === "object" ? value[part] : undefined;
  }
  for (let end = 0; end <= found.length; end += 1) {
    if (untold.has(JSON.stringify(found.slice(0, end)))) return null;
  }
  return found;
}
