// What single fields may hold, judged as the models judge: each mistake with the same kind, at the
// same place, with the same words to be filled in.

import { fieldShown } from "./description.js";
import { dateFault, dateMeant } from "./dates.js";
import { lettersTold, suggestOf } from "./likeness.js";

// All mistakes of a record, as {kind, path, values}; kinds are those of the models.
export function mistakes(d, shape, value) {
  const found = [];
  record(d, shape, value, [], found);
  return found;
}

// The same as problems that have the names of codes.
export function asProblem(d, { kind, path, values, replacement }) {
  const code = kind === "whole_number" ? "whole-number-due" : d.kinds[kind];
  if (!code) throw new Error(`no code for ${kind}`);
  return { code, path, values: { field: fieldShown(path), ...values }, replacement };
}

const shown = (value) => (typeof value === "object" ? "…" : String(value).slice(0, 80));

function add(found, kind, path, value, more = {}, replacement = "") {
  found.push({ kind, path, values: { value: shown(value), ...more }, replacement });
}

function record(d, name, value, path, found) {
  const shape = d.shapes[name];
  if (shape.bare && typeof value === "number") return;
  if (typeof value !== "object") {
    add(found, "amount_form", path, value);
    return;
  }
  const before = found.length;
  for (const field of shape.fields) {
    const here = [...path, field.name];
    if (field.name in value) judge(d, field.node, value[field.name], here, found);
    else if (field.required) add(found, "missing", here, "", { about: field.about });
  }
  if (found.length > before) return;
  const unmet = shape.demands.find((demand) => !isMet(demand, value));
  if (!unmet) return;
  const given = (unmet.most ?? []).filter((one) => one in value).join(", ");
  add(found, unmet.kind, path, given || value);
}

function isMet(demand, value) {
  if (demand.most) return demand.most.filter((name) => name in value).length < 2;
  return demand.any.some((group) => group.every((name) => name in value));
}

function judge(d, node, value, path, found) {
  JUDGES[node.sort](d, node, value, path, found);
}

const JUDGES = {
  record: (d, node, value, path, found) => record(d, node.shape, value, path, found),

  list: (d, node, value, path, found) =>
    value.forEach((entry, index) => judge(d, node.of, entry, [...path, index], found)),

  text: (d, node, value, path, found) => {
    if (typeof value === "object") {
      for (const [language, text] of Object.entries(value)) {
        textOf(node, text, [...path, language], found);
      }
    } else {
      textOf(node, value, path, found);
    }
  },

  date: (d, node, value, path, found) => {
    const fault = dateFault(d, value);
    if (!fault) return;
    const meant = fault === "date_form" ? dateMeant(d, value) : "";
    add(found, fault, path, value.slice(0, 40), { suggestion: meant }, meant);
  },

  url: (d, node, value, path, found) => {
    if (value.length > 2000 || !d.patterns.url.whole.test(value)) {
      add(found, "url_form", path, value);
    }
  },

  form: (d, node, value, path, found) => {
    if ([...value].length > node.longest) {
      add(found, "string_too_long", path, value, { longest: String(node.longest) });
    } else if (!new RegExp(node.pattern, "u").test(value)) {
      add(found, "string_pattern_mismatch", path, value, { expected: node.expected });
    }
  },

  id: (d, node, value, path, found) => {
    if (!isId(d, value)) add(found, "bad_id", path, value, lettersTold(d, shown(value)));
  },

  reference: (d, node, value, path, found) => {
    const parts = value.split("/");
    if (parts.length > 2 || !parts.every((part) => isId(d, part, true))) {
      add(found, "bad_reference", path, value, lettersTold(d, shown(value)));
    }
  },

  words: (d, node, value, path, found) => {
    const allowed = node.values.map(([word]) => word);
    if (!allowed.includes(value)) {
      const meant = suggestOf(d, String(value), allowed);
      add(found, "literal_error", path, value, { expected: allowed.join(", "), ...meant });
    }
  },

  unit: (d, node, value, path, found) => {
    const units = d.units.map((unit) => unit.id).sort();
    if (!units.includes(value)) add(found, "unit_unknown", path, value, { expected: units.join(", ") });
  },

  number: (d, node, value, path, found) => numberOf(d, node, value, path, found, "number_due"),

  degrees: (d, node, value, path, found) => numberOf(d, node, value, path, found, "float_type"),

  whole: (d, node, value, path, found) => {
    if (typeof value === "number" && !Number.isInteger(value)) {
      add(found, "whole_number", path, value);
    } else {
      numberOf(d, node, value, path, found, "int_type");
    }
  },
};

function textOf(node, value, path, found) {
  const length = [...value.trim()].length;
  if (length > node.longest) {
    add(found, "text_long", path, value, { length: String(length), longest: String(node.longest) });
  }
}

function numberOf(d, node, value, path, found, kind) {
  const bounds = [
    ["gt", "greater_than", (limit) => value > limit],
    ["ge", "greater_than_equal", (limit) => value >= limit],
    ["le", "less_than_equal", (limit) => value <= limit],
  ];
  if (typeof value !== "number") {
    add(found, kind, path, value);
    return;
  }
  for (const [name, fault, holds] of bounds) {
    if (name in node && !holds(node[name])) {
      add(found, fault, path, value, { limit: `${d.limits[name]} ${node[name]}` });
      return;
    }
  }
}

export function isId(d, text, reservedAllowed = false) {
  return text.length <= d.longestId && d.patterns.id.whole.test(text) &&
    (reservedAllowed || !d.reserved.includes(text));
}
