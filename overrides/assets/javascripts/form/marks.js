// «Ёлочки» and dashes in a Russian text, set as `atlas fix` sets them, so that it finds nothing left
// to do: quotes that pair, a lone hyphen between words. Every other character stays.

const CODE = "\ufffc";
const space = (sign) => /^\s$/.test(sign);

export function setMarks(d, text) {
  if (!d.patterns.cyrillic.somewhere.test(text) || d.patterns.markup.somewhere.test(text)) {
    return text;
  }
  const masked = text.replace(d.patterns.leftAlone.all, (kept) => CODE.repeat(kept.length));
  const turned = masked.includes('"') ? quoted(d, masked) : masked;
  let marked = "";
  for (let i = 0; i < masked.length; i += 1) marked += masked[i] === '"' ? turned[i] : masked[i];
  const done = marked.replace(d.patterns.loneHyphen.all, "—");
  let result = "";
  for (let i = 0; i < text.length; i += 1) result += done[i] === CODE ? text[i] : done[i];
  return result;
}

// Quotes by depth: «…„…“…». If they do not pair, all stay as they were written.
function quoted(d, text) {
  const parts = text.split(d.patterns.quote.somewhere);
  const turned = [...parts];
  const open = [];
  for (let place = 1; place < parts.length; place += 2) {
    const turn = turnOf(d, parts, place, open);
    if (turn === "open") {
      open.push(place);
    } else if (turn === "close" && open.length) {
      const [opening, closing] = d.marks.pairs[(open.length - 1) % 2];
      turned[open.pop()] = opening;
      turned[place] = closing;
    } else {
      return text;
    }
  }
  return open.length ? text : turned.join("");
}

function turnOf(d, parts, place, open) {
  const mark = parts[place];
  const lastOpen = open.length ? open[open.length - 1] : -1;
  if (mark === "«" || mark === "„") return "open";
  if (mark === "»" || mark === "”") return "close";
  if (mark === "“") return open.length && parts[lastOpen] === "„" ? "close" : "open";
  const before = parts[place - 1].slice(-1) || (place >= 2 ? parts[place - 2] : "");
  const after = parts[place + 1].slice(0, 1) || parts[place + 2] || "";
  const starts = !before || space(before);
  const ends = !after || space(after);
  const justOpened = lastOpen === place - 2 && !parts[place - 1];
  const canOpen = !ends && (starts || justOpened || d.marks.opensAfter.includes(before));
  const canClose = !starts && (ends || d.marks.closesBefore.includes(after));
  if (canOpen && canClose) return open.length && parts[lastOpen] === '"' ? "close" : "open";
  return canOpen ? "open" : canClose ? "close" : "";
}
