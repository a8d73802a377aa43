// Beside the fields: the future page and the file, one of them at a time.

import { made } from "./dom.js";

export function showTabs(d) {
  const page = made("div", { id: "f-page", role: "tabpanel", "aria-labelledby": "f-tab-page", tabindex: "0" });
  const file = made("div", { id: "f-file", role: "tabpanel", "aria-labelledby": "f-tab-file", hidden: true });
  const tab = (id, words) => made("button", { type: "button", role: "tab", id: `f-tab-${id}`,
    "aria-controls": `f-${id}`, class: "a-f-tab" }, words);
  const tabs = [tab("page", d.word("tabPage")), tab("file", d.word("tabFile"))];
  const panels = [page, file];
  const toNew = () => {
    const first = code.querySelector(".a-f-new");
    if (first) code.scrollTop = first.offsetTop - code.offsetTop - code.clientHeight / 3;
  };
  const choose = (index, focus) => {
    tabs.forEach((one, at) => {
      one.setAttribute("aria-selected", String(at === index));
      one.tabIndex = at === index ? 0 : -1;
      panels[at].hidden = at !== index;
    });
    if (focus) tabs[index].focus();
    toNew();
  };
  tabs.forEach((one, index) => {
    one.addEventListener("click", () => choose(index, false));
    one.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      event.preventDefault();
      choose(1 - index, true);
    });
  });
  const path = made("p", { class: "a-f-path" });
  const code = made("pre", { tabindex: "0", "aria-label": d.word("tabFile") });
  file.append(path, code);
  choose(0, false);
  const element = made("aside", { class: "a-f-side", "aria-label": d.word("beside") },
    made("div", { role: "tablist", "aria-label": d.word("beside"), class: "a-f-tabs" }, tabs), page, file);
  return {
    element,
    show(drawn, where, { text, lines }) {
      page.replaceChildren(made("p", { class: "a-f-hint" }, d.word("roughly")), drawn);
      path.replaceChildren(made("code", {}, where));
      const fresh = new Set(lines);
      code.replaceChildren(...text.replace(/\n$/, "").split("\n").map((line, index) =>
        made("code", { class: fresh.has(index + 1) ? "a-f-new" : undefined }, `${line}\n`)));
      toNew();
    },
  };
}
