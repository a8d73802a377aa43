// A long text as it will look: paragraphs, lists, bold and italic words, links. Only for the preview;
// the page itself is drawn by the program. Everything is set as text.

import { made } from "./dom.js";

export function prose(text) {
  return text.split(/\n\s*\n/).flatMap((block) => blockOf(block.split("\n")));
}

function blockOf(lines) {
  const parts = [];
  let words = [];
  let items = null;
  const flush = () => {
    if (words.length) parts.push(made("p", {}, inline(words.join(" "))));
    words = [];
  };
  for (const line of lines) {
    const item = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/.exec(line);
    if (item) {
      flush();
      const tag = item[1] ? "ul" : "ol";
      if (!items || items.localName !== tag) parts.push((items = made(tag)));
      items.append(made("li", {}, inline(item[3])));
    } else if (items && /^\s/.test(line)) {
      items.lastElementChild.append(" ", ...inline(line.trim()));
    } else {
      items = null;
      words.push(line.trim());
    }
  }
  flush();
  return parts;
}

export function inline(text) {
  const parts = text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/);
  return parts.filter(Boolean).map((part) => {
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
    if (link) return made("span", { class: "a-f-link", title: link[2] }, link[1]);
    if (/^\*\*.+\*\*$/.test(part)) return made("strong", {}, part.slice(2, -2));
    if (/^\*[^*].*\*$/.test(part)) return made("em", {}, part.slice(1, -1));
    return part;
  });
}
