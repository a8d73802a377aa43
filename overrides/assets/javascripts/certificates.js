// The register of certificates: the state by which each line can be found, and the answer to a
// number; and the buttons that copy the code of a badge. All of it works over what stands on the
// page already, and takes the states from there: certificate-state.js has run before and has put
// them right for the visitor's day. The words are on the page too; what is shown is set as text.
(function () {
  "use strict";
  var IN_FORCE = ["valid", "expires-soon", "term-unknown"];
  var SIMILAR = 5;
  var PAUSE = 150; // milliseconds after a key

  // ---- Small tools ----

  function fill(text, values) {
    return (text || "").replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function later(work) {
    var timer = 0;
    return function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(work, PAUSE);
    };
  }

  // The address with one value changed; an empty one is left out.
  function addressWith(values) {
    var query = new URLSearchParams(window.location.search);
    Object.keys(values).forEach(function (name) {
      if (values[name]) query.set(name, values[name]);
      else query.delete(name);
    });
    var text = query.toString();
    return window.location.pathname + (text ? "?" + text : "") + window.location.hash;
  }

  // ---- The lines of the register ----

  function linesOf(table) {
    return Array.from(table.tBodies[0].rows).map(function (row) {
      var number = row.querySelector("[data-number]");
      var state = row.querySelector("[data-certificate]").dataset.certificate;
      row.dataset.state = state + (IN_FORCE.indexOf(state) >= 0 ? " in-force" : "");
      return {
        row: row,
        number: number ? number.textContent.replace(/^\s*№\s*/, "").trim() : "",
      };
    });
  }

  // ---- A number ----

  // People type what they see: Latin letters for Cyrillic ones, any dash, any spaces, «№».
  var TWINS = { A: "А", B: "В", C: "С", E: "Е", H: "Н", K: "К", M: "М", O: "О", P: "Р", T: "Т",
    X: "Х", Y: "У", "Ё": "Е" };

  function plain(number) {
    return number
      .normalize("NFKC")
      .toUpperCase()
      .replace(/^\s*(NO|№)\.?/, "")
      .replace(/[A-ZЁ]/g, function (letter) { return TWINS[letter] || letter; })
      .replace(/[^0-9A-ZА-Я]+/g, "-")
      .replace(/^-|-$/g, "");
  }

  function wireNumber(form, lines) {
    var input = form.querySelector("input");
    var answer = form.querySelector("[data-answer]");
    var known = lines
      .filter(function (line) { return line.number; })
      .map(function (line) {
        var key = plain(line.number);
        return { line: line, key: key, bare: key.replace(/-/g, "") };
      });

    // First the very number, then the same without its dashes, then all that have it in them.
    function find(asked) {
      var key = plain(asked);
      var bare = key.replace(/-/g, "");
      if (!bare) return null;
      var same = known.filter(function (one) { return one.key === key; });
      if (!same.length) same = known.filter(function (one) { return one.bare === bare; });
      if (same.length) return { same: same, similar: [] };
      return { same: [], similar: known.filter(function (one) { return one.bare.includes(bare); }) };
    }

    function told(one) {
      var row = one.line.row;
      var link = row.querySelector("th a");
      var item = element("li");
      var leads = element(link ? "a" : "span", "", "№ " + one.line.number);
      if (link) leads.href = link.href;
      item.append(leads);
      item.append(" " + row.querySelector("th").firstChild.textContent + ", ");
      item.append(row.querySelector(".a-badge").textContent + " ");
      item.append(row.querySelector("[data-certificate]").cloneNode(true));
      return item;
    }

    function list(found, words) {
      answer.append(element("p", "", words));
      var items = element("ul", "a-plain");
      found.slice(0, SIMILAR).forEach(function (one) { items.append(told(one)); });
      if (found.length > SIMILAR) {
        items.append(element("li", "a-soft", fill(answer.dataset.more, { n: found.length - SIMILAR })));
      }
      answer.append(items);
    }

    function show() {
      var found = find(input.value);
      answer.textContent = "";
      answer.classList.toggle("a-check-none", Boolean(found && !found.same.length));
      if (!found) return;
      if (found.same.length) list(found.same, answer.dataset.found);
      else if (found.similar.length) list(found.similar, answer.dataset.similar);
      else answer.append(element("p", "", fill(answer.dataset.none, { number: input.value.trim() })));
    }

    function readAddress() {
      input.value = new URLSearchParams(window.location.search).get("number") || "";
      show();
    }

    input.addEventListener("input", later(function () {
      show();
      window.history.replaceState(null, "", addressWith({ number: input.value.trim() }));
    }));
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      show();
      var link = answer.querySelector("a");
      var found = find(input.value);
      if (link && found && found.same.length === 1) window.location.assign(link.href);
    });
    window.addEventListener("popstate", readAddress);
    readAddress();
  }

  var table = document.querySelector("[data-register]");
  if (table) {
    var lines = linesOf(table);
    var check = document.querySelector("[data-check]");
    if (check) wireNumber(check, lines);
  }
})();
