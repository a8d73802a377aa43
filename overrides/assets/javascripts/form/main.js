// The page of the form: which door people take, where the record belongs, and the desk for it. The
// address may say all of that: ?door=adopted&practice=nizhny/kstovo-one-stop

import { button, made, select } from "./dom.js";
import { load, practicesOf } from "./description.js";
import { Desk } from "./desk.js";
import { draftOf, dropDraft } from "./draft.js";
import { openRecord } from "./record.js";
import { showTabs } from "./tabs.js";
import { valuesOfAddress } from "./address.js";

class FormPage {
  constructor(d, place, folder, root) {
    Object.assign(this, { d, folder, root, letter: place.dataset.letter });
    this.doors = made("div", { class: "a-f-doors" });
    this.where = made("div", { class: "a-f-where" });
    this.summary = made("section", { class: "a-f-summary", hidden: true });
    this.fields = made("div", { class: "a-f-fields" });
    this.end = made("div", { class: "a-f-end" });
    this.said = made("p", { class: "a-vh", role: "status" });
    this.side = showTabs(d);
    this.desk = made("div", { class: "a-f-desk", hidden: true },
      made("div", {}, this.summary, this.fields, this.end), this.side.element);
    place.replaceChildren(this.doors, this.where, this.said, this.desk);
  }

  // Draws the doors; the one that is taken is marked.
  open({ door, identity }) {
    const { d } = this;
    this.doors.replaceChildren(made("fieldset", {}, made("legend", { class: "a-f-ask" }, d.word("askDoor")),
      made("div", { class: "a-f-cards" }, Object.entries(d.doors).map(([id, told]) => {
        const input = made("input", { type: "radio", name: "door", value: id, id: `door-${id}`,
          checked: id === door, on: { change: () => this.start(id) } });
        return made("div", { class: "a-f-card" }, input, made("label", { for: `door-${id}` },
          made("b", {}, told.title), made("span", {}, told.about)));
      }))));
    if (door) this.start(door, identity);
  }

  // Asks where the record belongs; a draft of this door goes on where it was left.
  start(door, identity = "") {
    this.desk.hidden = true;
    this.summary.hidden = true;
    this.door = door;
    if (this.d.doors[door].known) this.askRecord(door, identity);
    else this.askRegion(door);
  }

  askRegion(door) {
    const { d } = this;
    const draft = draftOf(door);
    const regions = d.known.regions.map((one) => [one.id, one.name]);
    const control = select([["", d.word("choose")], ...regions], draft?.region ?? "", { id: "f-region" });
    control.addEventListener("change", () => {
      if (control.value) this.lay({ door, region: control.value, raw: this.current?.raw, draft: null });
    });
    this.where.replaceChildren(made("div", { class: "a-f" },
      made("label", { for: "f-region", class: "a-f-label" }, d.word("askRegion")), control,
      made("p", { class: "a-f-hint" }, d.word("noRegion"), " ",
        made("a", { href: this.letter }, d.word("byLetter")))), this.restored(draft));
    this.current = null;
    if (draft?.region) this.lay({ door, region: draft.region, draft });
  }

  restored(draft) {
    if (!draft) return "";
    return made("p", { class: "a-f-note" }, this.d.word("restored"), " ", button(this.d.word("anew"), () => {
      dropDraft(this.current.draftKey());
      this.start(this.door, this.current.known?.identity);
    }));
  }

  // Two choices: the region, then the record in it.
  askRecord(door, identity) {
    const { d } = this;
    const [home, slug] = identity.replace(/^(practice|site):/, "").split("/");
    const sites = identity.startsWith("site:");
    const region = select([["", d.word("choose")], ...d.known.regions
      .filter((one) => one.practices || d.known.sites[one.id]).map((one) => [one.id, one.name])],
    home ?? "", { id: "f-region" });
    const record = select([["", d.word("choose")]], "", { id: "f-record" });
    const note = made("div", {});
    const fill = async () => {
      const listed = (await practicesOf(d, region.value, this.folder)).filter(([, , shown]) => shown)
        .map(([one, title]) => [`practice:${region.value}/${one}`, title]);
      const known = door === "correction"
        ? (d.known.sites[region.value] ?? []).map(([one, name]) => [`site:${region.value}/${one}`, name]) : [];
      record.replaceChildren(...select([["", d.word("choose")],
        ...(known.length ? [{ group: d.word("kind-practice"), options: listed },
          { group: d.word("kind-site"), options: known }] : listed)], "", {}).childNodes);
    };
    region.addEventListener("change", () => { this.desk.hidden = true; fill(); });
    record.addEventListener("change", () => { if (record.value) this.openKnown(door, record.value, note); });
    this.where.replaceChildren(made("div", { class: "a-f-row" },
      made("div", { class: "a-f" }, made("label", { for: "f-region", class: "a-f-label" }, d.word("region")), region),
      made("div", { class: "a-f a-f-wide" }, made("label", { for: "f-record", class: "a-f-label" },
        d.word(door === "correction" ? "askRecord" : "askPractice")), record)), note);
    if (home) {
      fill().then(() => {
        record.value = `${sites ? "site" : "practice"}:${home}/${slug}`;
        if (record.value) this.openKnown(door, record.value, note);
        else record.value = "";
      });
    }
  }

  async openKnown(door, choice, note) {
    const { d, root } = this;
    const [kind, identity] = choice.split(":");
    const practice = kind === "practice";
    const shape = practice ? d.doors.practice.shape : d.doors.site.shape;
    note.replaceChildren();
    let opened;
    try {
      opened = await openRecord(d, root, shape, identity);
    } catch {
      note.replaceChildren(made("p", { class: "a-f-note" }, d.word("notOpened")));
      return;
    }
    const region = identity.split("/")[0];
    const { path } = d.doors[practice ? "practice" : "site"];
    const file = path.replace("{region}", region).replace("{name}", identity.split("/")[1]);
    const kept = draftOf(`${door}/${identity}`);
    const draft = kept?.text === opened.text ? kept : null; // the file has changed since: begin anew
    note.replaceChildren(this.restored(draft), kept && !draft
      ? made("p", { class: "a-f-note" }, d.word("outdated")) : "");
    await practicesOf(d, region, this.folder);
    this.lay({ door, shape, region, draft, raw: opened.raw(), known: { ...opened, identity, file } });
  }

  lay({ door, region, draft, raw, known = null, shape }) {
    this.current = new Desk(this, { door, region, draft, raw, known, shape });
    this.desk.hidden = false;
    this.summary.hidden = true;
    practicesOf(this.d, region, this.folder).catch(() => []);
    this.current.draw(this.fields, this.side, this.end);
  }

  show(page, path, result) { this.side.show(page, path, result); }
}

// The style sheet that only this page needs; without it the form works, too.
function dress(href) {
  return new Promise((done) => {
    document.head.append(made("link", { rel: "stylesheet", href, on: { load: done, error: done } }));
  });
}

async function start() {
  const place = document.querySelector("[data-form]");
  const folder = new URL(place.dataset.form, document.baseURI);
  const root = new URL(place.dataset.root, document.baseURI).href;
  const [d] = await Promise.all([load(folder), dress(place.dataset.looks)]);
  const page = new FormPage(d, place, folder, root);
  document.querySelector("[data-form-instead]").hidden = true;
  place.hidden = false;
  page.open(valuesOfAddress(d, location.search));
  place.dataset.ready = "";
}

start();

