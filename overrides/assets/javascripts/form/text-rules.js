// What must not stand in a text: personal data, HTML, a bare link, a link that leads nowhere.

import { fieldShown } from "./description.js";
import { fullId, knows, textsOf } from "./records.js";
import { suggest } from "./rules.js";

export function textProblems(d, { shape, record, region }) {
  const found = [];
  const { email } = d.names("Contact");
  for (const [path, text] of textsOf(d, shape, record)) {
    const add = (code, values) => found.push({ code, path, values });
    people(d, text, path[path.length - 1] === email, add);
    wording(d, text, fieldShown(path), add);
    for (const link of text.includes("](") ? text.matchAll(d.patterns.link.all) : []) {
      judgeLink(d, link[1], region, add);
    }
  }
  return found;
}

function people(d, text, isEmail, add) {
  const { patterns } = d;
  if (isEmail && !patterns.emailWhole.whole.test(text)) add("email-form", { value: text.slice(0, 80) });
  for (const [found] of text.matchAll(patterns.email.all)) {
    if (patterns.freeMail.somewhere.test(found)) add("personal-email", { value: found });
  }
  if (!patterns.longNumber.somewhere.test(text)) return;
  for (const [found] of text.matchAll(patterns.mobile.all)) add("personal-phone", { value: found });
  for (const [, found] of text.matchAll(patterns.home.all)) {
    if (!patterns.mobile.somewhere.test(found)) add("home-phone", { value: found });
  }
  documents(patterns, text, add);
}

function documents(patterns, text, add) {
  const named = [...text.matchAll(patterns.insuranceNamed.all)].map(([, found]) => found);
  const known = [...text.matchAll(patterns.insurance.all)].map(([found]) => found);
  const insurance = [...named, ...known.filter((one) => isInsurance(one) && !named.includes(one))];
  const passports = [...text.matchAll(patterns.passport.all)].map(([found]) => found);
  for (const found of [...insurance, ...passports]) {
    add("document-number", { value: `${found.slice(0, 6)}…` });
  }
  for (const [found] of text.matchAll(patterns.tax.all)) {
    if (isTax(found)) add("personal-tax-number", { value: `${found.slice(0, 6)}…` });
  }
}

const weighed = (weights, digits) => weights.reduce((sum, one, at) => sum + one * digits[at], 0);

// Whether the digits of an insurance number agree with its check number.
function isInsurance(text) {
  const digits = [...text.replace(/\D/gu, "")].map(Number);
  const total = (weighed([9, 8, 7, 6, 5, 4, 3, 2, 1], digits) % 101) % 100;
  return digits.some((one) => one > 0) && total === digits[9] * 10 + digits[10];
}

// Whether twelve digits are a person's tax number by both of its check digits.
function isTax(text) {
  const digits = [...text].map(Number);
  const tenth = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
  return (
    digits.some((one) => one > 0) &&
    [tenth, [3, ...tenth]].every((weights) => (weighed(weights, digits) % 11) % 10 === digits[weights.length])
  );
}

function wording(d, text, field, add) {
  const { onlyLink, html } = d.patterns;
  if ((text.includes("://") || text.includes("www.")) && onlyLink.whole.test(text)) {
    add("only-link", { field });
  }
  const found = text.includes("<") ? html.somewhere.exec(text) : null;
  if (found) add("raw-html", { field, value: found[0].slice(0, 60) });
}

function judgeLink(d, target, region, add) {
  const scheme = d.patterns.scheme.start.exec(target);
  const kind = scheme ? scheme[1].toLowerCase() : "";
  const value = target.slice(0, 80);
  if (!scheme || !(d.linkSchemes.includes(kind) || d.linkRecords.includes(kind))) {
    add("unsafe-link", { value });
    return;
  }
  if (!d.linkRecords.includes(kind)) return;
  const identity = d.regional.includes(kind) ? fullId(scheme[2], region) : scheme[2];
  if (knows(d, kind, identity) !== false) return;
  const [near] = suggest(d, kind, scheme[2], region);
  add("link-broken", { value, suggestion: near ? `${kind}:${near}` : "" });
}
