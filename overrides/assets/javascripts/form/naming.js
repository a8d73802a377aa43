// The name of a new file: what may be one, what is wrong with one that may not, and one made of a
// title.

import { isId } from "./model.js";

const FILE = "file";

// What keeps `name` from being the name of a file, as a problem; null if it is one.
export function nameProblem(d, name) {
  const code = faultOf(d, name);
  if (!code) return null;
  const values = { name, suggestion: suggested(d, name) };
  if (values.suggestion && code !== "reserved-id") values.suggestion += ".yml";
  if (code === "look-alike") {
    values.letters = lookAlikes(d, name).slice(0, 5).map((letter) => described(d, letter)).join(", ");
  }
  if (code === "long-id") Object.assign(values, { length: String([...name].length), longest: String(d.longestId) });
  return { code, path: [FILE], values };
}

function faultOf(d, name) {
  if ([...name].length > d.longestId) return "long-id";
  if (lookAlikes(d, name).length) return "look-alike";
  if (!d.patterns.id.whole.test(name)) {
    return d.reserved.includes(name.toLowerCase()) ? "reserved-id" : "bad-id";
  }
  return d.reserved.includes(name) ? "reserved-id" : "";
}

function lookAlikes(d, name) {
  const letters = [...name.normalize("NFC").toLowerCase()];
  if (!letters.some((letter) => letter >= "a" && letter <= "z")) return [];
  return [...new Set(letters.filter((letter) => /\p{L}/u.test(letter) && letter > "z"))];
}

function described(d, letter) {
  const alphabet = /\p{Script=Cyrillic}/u.test(letter) ? "cyrillic"
    : /\p{Script=Greek}/u.test(letter) ? "greek" : "other";
  return d.letters.alphabets[alphabet].replace("{letter}", letter);
}

// The id nearest to `name`; may be "".
export function suggested(d, name) {
  const words = name.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const latin = words.map((word) => latinWord(d, word)).join("-").replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "").slice(0, d.longestId).replace(/^-+|-+$/g, "");
  return isId(d, latin) ? latin : "";
}

function latinWord(d, word) {
  const table = /[a-z]/.test(word) ? d.letters.twins : d.letters.sounds;
  return [...word].map((letter) => table[letter] ?? letter).join("")
    .normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
}

// An id made of the first words of a title; "" if none can be made.
export function shortId(d, title) {
  const words = suggested(d, beginning(d, [...title])).split("-");
  while (words.length > 1 && (words.join("-").length > d.shortId.most ||
      words[words.length - 1].length < d.shortId.least)) {
    words.pop();
  }
  return suggested(d, words.join("-"));
}

// The first letters of a title, without the word that they end in the middle of; a single long word
// is cut.
function beginning(d, letters) {
  const start = letters.slice(0, d.shortId.most).join("");
  if (!/[\p{L}\p{N}]/u.test(letters[d.shortId.most] ?? "")) return start;
  const whole = start.replace(/[\p{L}\p{N}]+$/u, "");
  return suggested(d, whole) ? whole : start;
}

// The path of a file from the root of the catalog.
export function pathOf(d, door, region, name) {
  return d.doors[door].path.replace("{region}", region).replace("{name}", name);
}
