// The last step: the forge's own page with everything filled in, or the text to be pasted there, or
// a file to be kept. In words, one step after the other.

import { button, made } from "./dom.js";

const LONGEST_LETTER = 8000; // signs of an address that mail programs take

// The forge's page for a new file; "" where there is none. `filledIn` tells whether the text fits.
export function newFileAddress(d, path, text) {
  const { newFile, longest, kind } = d.forge;
  if (!newFile) return { address: "", filledIn: false };
  const named = newFile.replace("{path}", encodeURIComponent(path));
  const whole = named.replace("{text}", () => encodeURIComponent(text));
  if (whole.length <= longest) return { address: whole, filledIn: kind !== "gitlab" };
  return { address: named.replace(/&[a-z]+=\{text\}$/, ""), filledIn: false };
}

export const editAddress = (d, path) => (d.forge.editFile
  ? d.forge.editFile.replace("{path}", path.split("/").map(encodeURIComponent).join("/")) : "");

// {path, text, lines, known}: `lines` are the new ones of a known file.
export function handover(ctx, { path, text, lines, known }) {
  const { d } = ctx;
  const { address, filledIn } = known ? { address: editAddress(d, path), filledIn: false }
    : newFileAddress(d, path, text);
  const { said, copy } = copying(d, text);
  const open = address ? made("a", { class: "a-button", href: address, target: "_blank",
    rel: "noopener", on: { click: filledIn ? () => {} : copy } }, d.word(known ? "openEdit" : "openNew")) : null;
  const steps = [
    !address ? d.word("noForge", { path }) : "",
    address && !filledIn ? d.word(known ? "pasteOver" : "paste", { path }) : "",
    address && filledIn ? d.word("filledIn", { path }) : "",
    known && lines.length ? d.word("linesChanged", { lines: ranges(lines) }) : "",
    // Only a forge answers by itself.
    ...(address ? [...d.forge.steps, d.word("wait")] : [sending(d, ctx.region(), d.word("theFile"))]),
  ].filter(Boolean);
  return [
    made("p", {}, d.word("ready")),
    made("p", { class: "a-f-actions" }, open, button(d.word("copy"), copy),
      button(d.word("download"), () => download(path, text)),
      address ? null : mailLink(d, path, "")),
    said,
    made("ol", { class: "a-f-next" }, steps.map((step) => made("li", {}, step))),
  ];
}

// The same for a letter to the keeper, {subject, text}, where no file can be made.
export function letterOver(ctx, { subject, text }) {
  const { d } = ctx;
  const { said, copy } = copying(d, text);
  return [
    made("p", {}, d.word("letterReady")),
    made("pre", { class: "a-f-letter", tabindex: "0", "aria-label": d.word("letterTab") }, text),
    made("p", { class: "a-f-actions" }, button(d.word("copy"), copy), mailLink(d, subject, text)),
    said,
    made("p", {}, sending(d, ctx.elsewhere.region, d.word("theLetter"))),
  ];
}

// What does the copying, and where it says that it is done.
function copying(d, text) {
  const said = made("p", { class: "a-f-said", role: "status" });
  const copy = async () => {
    said.textContent = d.word((await copied(text)) ? "copied" : "copyYourself");
  };
  return { said, copy };
}

// Whom to send `what` to: the address of the catalog, else where errors are reported, else the
// coordinators of the region, where it names any, else whoever keeps this copy.
export function sending(d, region, what) {
  if (d.email) return d.word("send", { what, email: d.email });
  if (d.report) return d.word("sendReport", { what });
  const home = d.known.regions.find((one) => one.id === region);
  return home?.coordinators.length
    ? d.word("sendCoordinator", { what, region: home.name, names: home.coordinators.join("; ") })
    : d.word("sendKeeper", { what });
}

// A link to a letter with everything in it; what is too long for an address is pasted by hand.
function mailLink(d, subject, text) {
  if (!d.email) return null;
  const to = encodeURIComponent(d.email).replace("%40", "@");
  const begun = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const whole = `${begun}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
  return made("a", { class: "a-button a-button-quiet", href: text && whole.length <= LONGEST_LETTER
    ? whole : begun }, d.word("write"));
}

function ranges(lines) {
  const found = [];
  for (const line of lines) {
    const last = found[found.length - 1];
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here; the text stands beside, to be marked by hand
  }
}

function download(path, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/yaml;charset=utf-8" }));
  made("a", { href: url, download: path.split("/").pop() }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

