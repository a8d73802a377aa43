// From what people have typed to the values of a file: numbers become numbers, what was left empty
// is left out, and unseen signs that come along with copied text go.

import { setMarks } from "./marks.js";

const NUMBER = /^[-−–]?\d{1,3}(?: \d{3}){1,4}(?:[.,]\d+)?$|^[-−–]?\d{1,15}(?:[.,]\d+)?$/;

// The text without what nobody sees, in the normal form; lines end alike.
export function plainText(d, text, oneLine) {
  const { unseen, breaks, oddSpace, smuggled } = d.patterns;
  let clean = text.replace(/\r\n?/g, "\n").replace(breaks.all, " ").replace(unseen.all, "")
    .replace(oddSpace.all, " ").replace(/\t/g, "  ").replace(smuggled.all, "")
    .replace(/\ufffd/g, "").normalize("NFC");
  if (oneLine || !clean.trim().includes("\n")) return clean.replace(/\s+/g, " ").trim();
  clean = clean.split("\n").map((line) => line.trimEnd()).join("\n");
  return clean.replace(/\n{3,}/g, "\n\n").replace(/^\n+/, "").trim();
}

// 2 300 and 1,5 as people write them are numbers; anything else stays a text, to be complained of.
export function numberMeant(text) {
  if (typeof text !== "string" || !NUMBER.test(text)) return text;
  return Number(text.replace(/ /g, "").replace(",", ".").replace(/[−–]/, "-"));
}

// What a file says of `raw`; undefined for what is not said. `places` remembers of each list which
// of the typed entries stand in it.
export function filled(d, node, raw, places) {
  if (raw === undefined || raw === null) return undefined;
  if (node.sort === "record") return filledRecord(d, node.shape, raw, places);
  if (node.sort === "list") return filledList(d, node, raw, places);
  if (node.sort === "text") {
    if (typeof raw === "object") {
      const said = Object.entries(raw)
        .map(([language, text]) => [language, setMarks(d, plainText(d, text, node.line))])
        .filter(([, text]) => text);
      return said.length ? Object.fromEntries(said) : undefined;
    }
    const text = plainText(d, String(raw), node.line);
    return text ? setMarks(d, text) : undefined;
  }
  const text = plainText(d, String(raw), true);
  if (!text) return undefined;
  return ["number", "whole", "degrees"].includes(node.sort) ? numberMeant(text) : text;
}

function filledList(d, node, raw, places) {
  const given = Array.isArray(raw) ? raw : [raw];
  const list = [];
  const was = [];
  given.forEach((entry, index) => {
    const value = filled(d, node.of, entry, places);
    if (value === undefined) return;
    list.push(value);
    was.push(index);
  });
  if (!list.length) return undefined;
  places.set(list, was);
  return list;
}

function filledRecord(d, name, raw, places) {
  const shape = d.shapes[name];
  if (typeof raw !== "object") return filledRecord(d, name, { [shape.fields[0].name]: raw }, places);
  const record = {};
  for (const field of shape.fields) {
    const value = filled(d, field.node, raw[field.name], places);
    if (value !== undefined && !(field.default && value === field.default)) {
      record[field.name] = value;
    }
  }
  const names = Object.keys(record);
  if (!names.length) return undefined;
  if (shape.bare && names.length === 1 && names[0] === shape.fields[0].name) {
    return record[names[0]];
  }
  return record;
}

// The record that a form of `shape` says, and where each of its entries was typed.
export function recordOf(d, shape, raw) {
  const places = new WeakMap();
  const value = filledRecord(d, shape, raw, places) ?? {};
  return { value, typed: (path) => typedPath(value, path, places) };
}

function typedPath(value, path, places) {
  const found = [];
  let inner = value;
  for (const part of path) {
    const was = Array.isArray(inner) ? places.get(inner) : undefined;
    found.push(was && typeof part === "number" ? was[part] ?? part : part);
    inner = inner === undefined || inner === null ? undefined : inner[part];
  }
  return found;
}
