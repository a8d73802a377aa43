// One record at work: what has been typed, what is wrong with it, its file and its page, all kept in
// step with each other.

import { button, made } from "./dom.js";
import { check } from "./checking.js";
import { drawFields, drawList } from "./groups.js";
import { drawOne } from "./fields.js";
import { dropDraft, keepDraft } from "./draft.js";
import { goTo, showFaults, summary } from "./complaints.js";
import { handover, letterOver } from "./handover.js";
import { letterOf } from "./letter.js";
import { pathOf, shortId } from "./naming.js";
import { pathText } from "./description.js";
import { preview } from "./preview.js";
import { printed } from "./yaml.js";
import { recordOf } from "./values.js";
import { sourceLabels } from "./choices.js";
import { spliced } from "./splice.js";
import { textOf } from "./figures.js";
import { today } from "./dates.js";

const WAIT = 150; // milliseconds after a key

export class Desk {
  // `known` is the record to be changed ({identity, text, base}), or null for a new one.
  constructor(page, { door, region, known, draft, raw, shape }) {
    Object.assign(this, { page, door, known, d: page.d, folder: page.folder, root: page.root });
    this.shape = shape ?? this.d.doors[door].shape;
    this.home = region;
    this.raw = draft?.raw ?? raw ?? {};
    this.name = draft?.name ?? "";
    this.named = Boolean(draft?.named);
    this.elsewhere = draft?.elsewhere ?? null; // a place that the catalog has no list for
    this.controls = new Map();
    this.touched = new Set();
    this.listeners = [];
    this.checked = false;
    this.fallback = "sources";
    this.keptBefore = new Set(known ? this.complaintsOf(known.base).map(key) : []);
    this.from = known ? lengthsOf(known.base) : {};
  }

  // ---- What the fields ask of the desk ----

  region() { return this.home; }

  letters() { return this.d.doors[this.door].letters; }

  register(path, told) {
    const at = pathText(path);
    this.controls.set(at, told);
    told.element.addEventListener("focusout", (event) => {
      if (told.element.contains(event.relatedTarget)) return;
      this.touched.add(at);
      this.changed();
    });
  }

  forget(path) {
    const start = `${pathText(path)}[`;
    for (const at of [...this.controls.keys()]) if (at.startsWith(start)) this.controls.delete(at);
  }

  onSources(element, draw) { this.listeners.push({ element, draw }); }

  sources() {
    return sourceLabels(this.d, this.raw[this.d.names(this.shape).sources] ?? []);
  }

  // A new entry of a list; a source gets a short name of its own.
  fresh(shape, list) {
    if (shape !== "Source") return {};
    const { id } = this.d.names(shape);
    let number = list.length + 1;
    const taken = (name) => list.some((one) => one[id] === name);
    while (taken(this.d.word("sourceId", { n: String(number) }))) number += 1;
    return { [id]: this.d.word("sourceId", { n: String(number) }) };
  }

  // Types a value for people: the mend that a message offers.
  put(at, value) {
    const { control } = this.controls.get(at);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.focus();
  }

  changed(now = false) {
    clearTimeout(this.timer);
    if (now) this.update();
    else this.timer = setTimeout(() => this.update(), WAIT);
  }

  // ---- Drawing ----

  draw(fields, side, end) {
    Object.assign(this, { side, end });
    this.controls.clear();
    this.listeners = [];
    fields.replaceChildren(...(this.d.doors[this.door].adds ? this.addition() : this.groups()));
    this.status = made("p", { class: "a-f-hint", role: "status" });
    this.outcome = made("div", { class: "a-f-outcome", hidden: true });
    const submit = button(this.d.word("check"), () => this.judge(), { class: "a-button" });
    const anew = button(this.d.word("anew"), () => {
      dropDraft(this.draftKey());
      this.page.start(this.door);
    });
    end.replaceChildren(made("p", { class: "a-f-actions" }, submit, anew), this.status, this.outcome);
    this.update();
  }

  groups() {
    const drawn = this.d.groups[this.shape].map((group) => {
      const inner = made("div", { class: "a-f-inner" },
        drawFields(this, this.shape, this.raw, [], group.fields));
      return made("details", { class: "a-f-section", open: group.open },
        made("summary", {}, made("h2", {}, group.title)), inner);
    });
    if (!this.known) drawn.push(this.naming());
    return drawn;
  }

  // «Мы тоже внедрили»: one more entry of a list of a known record, and what it is based on.
  addition() {
    const { d } = this;
    const list = d.doors[this.door].adds;
    const { sources } = d.names(this.shape);
    const { shape } = d.field(this.shape, list).node.of;
    const at = this.from[list] ?? 0;
    this.raw[list] ??= [];
    this.raw[list][at] ??= {};
    this.raw[sources] ??= [];
    const fields = made("div", { class: "a-f-inner" }, drawFields(this, shape, this.raw[list][at], [list, at]));
    const group = (title, ...inner) => made("section", { class: "a-f-section" }, made("h2", {}, title), ...inner);
    return [group(d.shapes[shape].title, fields), group(d.shapes.Source.title,
      made("p", { class: "a-f-hint a-f-inner" }, d.word("newSources")),
      made("div", { class: "a-f-inner" },
        drawList(this, d.field(this.shape, sources), this.raw, [sources], this.from[sources] ?? 0)))];
  }

  naming() {
    const { d } = this;
    const field = { name: "file", label: d.word("fileName"), example: "", required: true };
    const drawn = drawOne(this, field, { sort: "id", line: true }, this, "name", ["file"]);
    const input = drawn.querySelector("input");
    input.addEventListener("input", () => { this.named = input.value !== ""; });
    drawn.insertBefore(made("p", { class: "a-f-hint" }, d.word("fileNameHint")), input);
    return made("section", { class: "a-f-section" }, made("h2", {}, d.word("fileName")),
      made("div", { class: "a-f-inner" }, drawn));
  }

  // ---- Keeping in step ----

  path() {
    if (this.known) return this.known.file;
    return pathOf(this.d, this.door, this.home, this.name || this.d.word("fileNameEmpty"));
  }

  complaintsOf(value, name) {
    return check(this.d, { shape: this.shape, value, region: this.home, file: this.known
      ? this.known.file : this.path(), name, today: today() });
  }

  update() {
    clearTimeout(this.timer);
    const title = this.raw[this.d.shapes[this.shape].fields[0].name];
    if (!this.known && !this.named) this.name = shortId(this.d, textOf(title) || "");
    const name = this.controls.get("file")?.control;
    if (name && name !== document.activeElement) name.value = this.name;
    this.tellSources();
    const { value, typed } = recordOf(this.d, this.shape, this.raw);
    // Without a title there is nothing yet to make a name of, and that alone is said.
    const named = !this.known && (this.name || title);
    const all = this.complaintsOf(value, named ? this.name : undefined);
    this.complaints = this.inWords(all.filter((one) => !this.keptBefore.has(key(one))), typed);
    this.typed = typed;
    this.letter = this.elsewhere ? letterOf(this, value) : null;
    this.result = this.letter ? { text: this.letter.text, lines: [] } : this.known
      ? spliced(this.d, this.shape, this.known.text, this.known.base, value)
      : { text: printed(this.d, this.door, value), lines: [] };
    const fresh = showFaults(this, this.complaints, typed, this.checked);
    if (fresh.length && !this.checked) this.page.said.textContent = fresh.join(". ");
    this.page.show(preview(this.d, this.shape, value, this.home),
      this.letter ? this.d.word("letterTab") : this.path(), this.result);
    this.keep();
    if (!this.outcome.hidden) this.finish();
  }

  // A place in words needs no id: what is due instead are the words themselves.
  inWords(complaints, typed) {
    if (!this.elsewhere) return complaints;
    const { at, other } = this.elsewhere;
    const lacking = (other ? ["regionName", "place"] : ["place"])
      .filter((name) => !this.elsewhere[name].trim())
      .map((name) => this.d.complaint({ code: this.d.kinds.missing, path: [...at, name], values: {} }));
    return [...lacking, ...complaints.filter((one) => pathText(typed(one.path)) !== pathText(at))];
  }

  tellSources() {
    const now = JSON.stringify(this.sources());
    if (now === this.lastSources) return;
    this.lastSources = now;
    this.listeners = this.listeners.filter(({ element }) => element.isConnected || !this.drawnOnce);
    this.drawnOnce = true;
    this.listeners.forEach(({ draw }) => draw());
  }

  draftKey() { return this.known ? `${this.door}/${this.known.identity}` : this.door; }

  keep() {
    const kept = keepDraft(this.draftKey(), {
      raw: this.raw, name: this.name, named: this.named, region: this.home,
      elsewhere: this.elsewhere, text: this.known?.text, saved: today(),
    });
    this.status.textContent = this.d.word(kept ? "kept" : "notKept");
  }

  judge() {
    this.checked = true;
    this.update();
    if (summary(this, this.page.summary, this.complaints, this.typed)) {
      this.outcome.hidden = true;
      return;
    }
    this.outcome.hidden = false;
    this.finish();
    const heading = this.outcome.querySelector("h2");
    goTo({ element: heading, control: heading });
  }

  // The last step, as long as nothing is wrong.
  finish() {
    const wrong = this.complaints.some((one) => one.severity === "error");
    const nothing = this.known && !this.letter && !this.result.lines.length && this.result.text === this.known.text;
    const heading = made("h2", { tabindex: "-1" }, this.d.word(wrong ? "notYet" : nothing ? "nothingNew" : "done"));
    this.outcome.replaceChildren(heading, ...(wrong || nothing ? []
      : this.letter ? letterOver(this, this.letter)
      : handover(this, { path: this.path(), known: Boolean(this.known), ...this.result })));
  }
}

const key = (one) => JSON.stringify([one.id, one.path, one.message]);

function lengthsOf(base) {
  return Object.fromEntries(Object.entries(base).filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => [name, value.length]));
}
