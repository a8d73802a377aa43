// Says the state of each certificate on the visitor's own day: a page lies on its server for months
// and the dates do not wait. The rule is that of generator/catalog/certification.py, and a test holds
// the two together. Without this script a page shows the state of the day on which it was built.
//
// One element of the page, [data-certificate-words], has the words and the day of the build; every
// [data-certificate] has its deciding days. There are no words here, so there is no language here.
(function () {
  "use strict";
  var DAY = 24 * 60 * 60 * 1000;
  var OLD_AFTER_DAYS = 7;

  // Days are compared as text («2026-11-22»), which needs no time zone; only distances are counted.
  function today() {
    var now = new Date();
    var two = function (number) {
      return (number < 10 ? "0" : "") + number;
    };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function daysBetween(from, to) {
    return Math.round((Date.parse(to + "T00:00:00Z") - Date.parse(from + "T00:00:00Z")) / DAY);
  }

  function stateOn(day, dates, soonDays) {
    if (dates.withdrawnSince && dates.withdrawnSince <= day) return dates.withdrawn;
    if (dates.replacedOn && dates.replacedOn <= day) return "replaced";
    if (!dates.validUntil) return "term-unknown";
    if (dates.validUntil < day) return "expired";
    return daysBetween(day, dates.validUntil) <= soonDays ? "expires-soon" : "valid";
  }

  // «осталось 5 дней», in the form that the page's language asks for.
  function daysLeft(words, left) {
    var form = "other";
    if (window.Intl && Intl.PluralRules) {
      form = new Intl.PluralRules(document.documentElement.lang || "ru").select(left);
    }
    var text = words.getAttribute("data-left-" + form) || words.getAttribute("data-left-other");
    return (text || "").replace("{n}", String(left));
  }

  function show(element, state, day, words) {
    var before = element.getAttribute("data-certificate");
    element.setAttribute("data-certificate", state);
    // Pictures of the day of the build give way to words by this.
    if (state !== before) element.setAttribute("data-certificate-was", before);
    var word = element.querySelector("[data-certificate-word]");
    if (word) word.textContent = words.getAttribute("data-word-" + state) || "";
    var left = element.querySelector("[data-certificate-left]");
    if (!left) return;
    left.hidden = state !== "expires-soon";
    left.textContent = left.hidden
      ? ""
      : daysLeft(words, daysBetween(day, element.getAttribute("data-valid-until")));
  }

  // What follows needs the states of today: the register with its answer to a number, then filters.
  function bringTheRest() {
    [
      ["[data-register]", "certificates.js"],
      ["[data-lines]", "lines.js"],
      ["[data-copy]", "copying.js"]
    ].forEach(function (part) {
      if (!document.querySelector(part[0]) || !window.atlasScript) return;
      var script = document.createElement("script");
      script.src = window.atlasScript(part[1]);
      script.async = false;
      document.head.append(script);
    });
  }

  function reveal(selector) {
    document.querySelectorAll(selector).forEach(function (element) {
      element.hidden = false;
    });
  }

  bringTheRest();
  var words = document.querySelector("[data-certificate-words]");
  if (!words) return;
  var built = words.getAttribute("data-built");
  // Nobody reads a page before it is built: a clock that says so is wrong, and is not believed.
  var day = today() < built ? built : today();
  var changed = false;
  document.querySelectorAll("[data-certificate]").forEach(function (element) {
    var before = element.getAttribute("data-certificate");
    var state = stateOn(day, element.dataset, Number(words.getAttribute("data-soon-days")));
    if (state !== before) changed = true;
    show(element, state, day, words);
  });
  // What the page itself cannot mend, it owns up to: pictures of badges, counts, filters.
  if (changed) reveal("[data-certificate-changed]");
  if (daysBetween(built, day) > OLD_AFTER_DAYS) reveal("[data-certificate-old]");
})();
