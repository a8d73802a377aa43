// A changed record put into the text of its file: only the lines that say something else now are
// replaced, so that comments and line breaks of everything around stay as people wrote them.

import { entryLines, fieldLines } from "./yaml.js";
import { outlineOf } from "./outline.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// {text, lines}: the new text, and which of its lines are new ones, counted from 1.
export function spliced(d, shape, text, base, next) {
  const changes = [];
  new Splicer(d, changes).fields(shape, outlineOf(text), base, next);
  return changed(text, changes);
}

class Splicer {
  constructor(d, changes) {
    this.d = d;
    this.changes = changes;
  }

  replace(from, to, lines) {
    this.changes.push({ from, to, lines });
  }

  // The fields of one record. False where they cannot be mended one by one.
  fields(shape, outline, base, next) {
    const { fields } = this.d.shapes[shape];
    const indent = " ".repeat(outline.column);
    const plan = [];
    let last = null; // the field before, as it stands in the text
    for (const field of fields) {
      const place = outline.keys.get(field.name);
      const [was, now] = [base[field.name], next[field.name]];
      if (!same(was, now)) {
        const first = place && place.line === outline.from && outline.dash !== undefined;
        if (first || (!place && !last && outline.dash !== undefined)) return false;
        if (!place) {
          const at = last ? last.to : outline.from;
          plan.push(() => this.replace(at, at, fieldLines(this.d, field, now, indent)));
        } else if (now === undefined) {
          plan.push(() => this.replace(place.line, place.to, []));
        } else {
          plan.push(() => this.field(field, place, was, now, indent));
        }
      }
      if (place && (!last || place.line > last.line)) last = place;
    }
    plan.forEach((step) => step());
    return true;
  }

  field(field, place, was, now, indent) {
    const { node } = field;
    const whole = () =>
      this.replace(place.line, place.to, fieldLines(this.d, field, now, indent));
    if (node.sort === "record" && place.sort === "fields" && isRecord(was) && isRecord(now)) {
      if (!this.fields(node.shape, place, was, now)) whole();
    } else if (node.sort === "list" && place.sort === "list" && Array.isArray(was) &&
        place.entries.length === was.length && now.length >= was.length) {
      this.entries(node, place, was, now);
    } else {
      whole();
    }
  }

  entries(node, place, was, now) {
    const indent = " ".repeat(place.column);
    place.entries.forEach((entry, index) => {
      if (same(was[index], now[index])) return;
      const whole = () =>
        this.replace(entry.line, entry.to, entryLines(this.d, node.of, now[index], indent));
      const mended = node.of.sort === "record" && entry.sort === "fields" &&
        isRecord(was[index]) && this.fields(node.of.shape, entry, was[index], now[index]);
      if (!mended) whole();
    });
    const added = now.slice(was.length).flatMap((one) => entryLines(this.d, node.of, one, indent));
    const end = place.entries[place.entries.length - 1].to;
    if (added.length) this.replace(end, end, added);
  }
}

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function changed(text, changes) {
  const lines = text.split("\n");
  const result = [];
  const fresh = [];
  let at = 0;
  const ordered = changes.map((change, order) => ({ ...change, order }))
    .sort((one, other) => one.from - other.from || one.to - other.to || one.order - other.order);
  for (const { from, to, lines: added } of ordered) {
    result.push(...lines.slice(at, from));
    for (const line of added) {
      result.push(line);
      fresh.push(result.length);
    }
    at = Math.max(to, from);
  }
  result.push(...lines.slice(at));
  return { text: result.join("\n"), lines: fresh };
}
