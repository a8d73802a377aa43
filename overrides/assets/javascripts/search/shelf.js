// A shortlist that stays in this browser, and two to four practices side by side. What is compared
// is read from the practices' own pages, so it never says anything else than they do.
"use strict";

(function () {
  var KEY = "atlas.shortlist";
  var MOST = 50;
  var FEWEST_COMPARED = 2;
  var MOST_COMPARED = 4;
  var ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
  var tools = window.atlasSearch;
  var element = tools.element;
  var say = tools.say;
  var panel = document.querySelector("[data-shelf-panel]");
  var table = document.querySelector("[data-compare]");
  var kept = read();

  // ---- What is kept: [{id, title}] ----

  function read() {
    try {
      var list = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return (Array.isArray(list) ? list : []).filter(function (item) {
        return item && ID.test(item.id) && typeof item.title === "string";
      }).slice(0, MOST);
    } catch (error) {
      return []; // storage is off or holds something else
    }
  }

  function write() {
    try {
      if (kept.length) window.localStorage.setItem(KEY, JSON.stringify(kept));
      else window.localStorage.removeItem(KEY);
    } catch (error) {
      // storage is off: the shortlist lives as long as this page
    }
    document.dispatchEvent(new CustomEvent("atlas:shelf"));
  }

  function has(id) {
    return kept.some(function (item) { return item.id === id; });
  }

  function toggle(id, title) {
    if (has(id)) kept = kept.filter(function (item) { return item.id !== id; });
    else kept = kept.concat([{ id: id, title: title }]).slice(-MOST);
    write();
  }

  function action(words, act) {
    var made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function bookmark() {
    var space = "http://www.w3.org/2000/svg";
    var sign = document.createElementNS(space, "svg");
    var line = document.createElementNS(space, "path");
    sign.setAttribute("viewBox", "0 0 16 16");
    sign.setAttribute("width", "16");
    sign.setAttribute("height", "16");
    sign.setAttribute("aria-hidden", "true");
    sign.setAttribute("focusable", "false");
    line.setAttribute("d", "M4 2.5h8v11.2l-4-3-4 3Z");
    sign.append(line);
    return sign;
  }

  // The button that puts a practice on the shortlist and takes it off again.
  function keeper(id, title) {
    var made = action("", function () { toggle(id, title); });
    made.className = "a-keep";
    function show() {
      var on = has(id);
      var words = on ? say("В подборке") : say("В подборку");
      made.replaceChildren(bookmark(), words);
      made.setAttribute("aria-pressed", String(on));
      // The words that are seen stand in the name: who speaks to the computer says them.
      made.setAttribute("aria-label", words + ": " + title);
    }
    document.addEventListener("atlas:shelf", show);
    show();
    return made;
  }

  function plainTitle(card) {
    return card.title.map(function (piece) { return piece[0]; }).join("");
  }

  document.addEventListener("atlas:hit", function (event) {
    var id = event.detail.card.address.replace(/^(?:[a-z]{2}\/)?practices\//, "").replace(/\/$/, "");
    event.detail.item.querySelector(".a-hit-facts")
      .append(keeper(id, plainTitle(event.detail.card)));
  });

  document.querySelectorAll("[data-shelf]").forEach(function (place) {
    place.append(keeper(place.dataset.shelf, document.querySelector("h1").textContent));
    var link = element("a", "", "");
    link.href = tools.at("practices/#shelf");
    place.append(link);
    function show() {
      link.textContent = kept.length
        ? say("Открыть подборку: {n}", { n: kept.length }) : "";
      link.hidden = !kept.length; // a link without words is a stop of the keyboard that says nothing
    }
    document.addEventListener("atlas:shelf", show);
    show();
  });

  // ---- The shelf on the page of practices ----

  function showShelf() {
    if (!panel) return;
    panel.textContent = "";
    panel.hidden = !kept.length;
    if (!kept.length) return;
    panel.append(element("h2", "", say("Подборка")));
    var list = element("ul", "a-shelf-list");
    kept.forEach(function (item, place) {
      var line = element("li");
      var box = element("input");
      box.type = "checkbox";
      box.value = item.id;
      box.checked = place < MOST_COMPARED;
      box.setAttribute("aria-label", say("Сравнить: {title}", { title: item.title }));
      var link = tools.marked(element("a", "", item.title));
      link.href = tools.at("practices/" + item.id + "/");
      var away = action(say("Убрать"), function () {
        toggle(item.id, item.title);
        var next = panel.querySelector("button");
        if (next) next.focus();
      });
      away.setAttribute("aria-label", say("Убрать из подборки: {title}", { title: item.title }));
      line.append(box, " ", link, " ", away);
      list.append(line);
    });
    panel.append(list);
    var row = element("p", "a-shelf-actions");
    var compare = action(say("Сравнить"), function () {
      window.location.search = "?compare=" + picked().join(",");
    });
    function picked() {
      return Array.from(panel.querySelectorAll("input:checked")).map(function (box) {
        return box.value;
      });
    }
    function showCompare() {
      var many = picked().length;
      compare.disabled = many < FEWEST_COMPARED || many > MOST_COMPARED;
      compare.textContent = compare.disabled ? say("Сравнить: отметьте от двух до четырёх")
        : say("Сравнить отмеченные: {n}", { n: many });
    }
    list.addEventListener("change", showCompare);
    showCompare();
    row.append(
      compare,
      action(say("Скачать таблицей CSV"), download),
      action(say("Напечатать"), print),
      action(say("Очистить"), function () { kept = []; write(); })
    );
    panel.append(row);
  }

  function print() {
    document.documentElement.dataset.print = "shelf";
    window.print();
    delete document.documentElement.dataset.print;
  }

  // ---- What a practice's page says of it ----

  function clean(node) {
    var copy = node.cloneNode(true);
    copy.querySelectorAll("sup, .a-unsourced, .a-effect-note, .a-bars, a[href^='#']")
      .forEach(function (each) { each.remove(); });
    [copy].concat(Array.from(copy.querySelectorAll("[id]"))).forEach(function (each) {
      each.removeAttribute("id");
    });
    return copy;
  }

  function anchored(node, address) {
    node.querySelectorAll("a[href]").forEach(function (link) {
      link.href = new URL(link.getAttribute("href"), address).href;
    });
    return node;
  }

  // A page of the site as a document, or null. The browser parses it on its way: what turns a text
  // into elements is closed by the pages' policy (Trusted Types).
  function pageAt(address) {
    return new Promise(function (done) {
      var asked = new XMLHttpRequest();
      asked.open("GET", address);
      asked.responseType = "document";
      asked.onload = function () { done(asked.status === 200 ? asked.response : null); };
      asked.onerror = function () { done(null); };
      asked.send();
    });
  }

  async function told(id) {
    var address = tools.at("practices/" + id + "/");
    var page = await pageAt(address);
    if (!page) return null;
    function all(selector) {
      return Array.from(page.querySelectorAll(selector)).map(function (node) {
        return anchored(document.importNode(clean(node), true), address);
      });
    }
    function box(title) {
      var found = Array.from(page.querySelectorAll(".a-box")).find(function (each) {
        return each.querySelector("h2") && each.querySelector("h2").textContent.trim() === title;
      });
      var list = found && found.querySelector("dl");
      return list ? [anchored(document.importNode(clean(list), true), address)] : [];
    }
    var states = new Map();
    page.querySelectorAll(".a-adopters tbody .a-adoption").forEach(function (state) {
      var words = state.textContent.trim();
      states.set(words, (states.get(words) || 0) + 1);
    });
    var adoption = Array.from(states).map(function (pair) {
      return element("p", "", pair[0] + ": " + pair[1]);
    });
    return {
      id: id,
      address: address,
      title: page.querySelector("h1").textContent.trim(),
      parts: [
        [say("Коротко"), all(".a-head .a-lead")],
        [say("Что изменилось"), all(".a-effects .a-effect")],
        [say("Что потребуется"), box(say("Что потребуется"))],
        [say("Где применяется"), adoption],
        [say("Сертификаты"), all(".a-badge-line")],
        [say("Где и когда"), box(say("Коротко"))],
        [say("Инструменты"), all(".a-head .a-chips")]
      ]
    };
  }

  // ---- Side by side ----

  async function showCompared() {
    var asked = (new URLSearchParams(window.location.search).get("compare") || "").split(",");
    var ids = asked.filter(function (id, place) {
      return ID.test(id) && asked.indexOf(id) === place;
    }).slice(0, MOST_COMPARED);
    if (!table || ids.length < FEWEST_COMPARED) return;
    var found = (await Promise.all(ids.map(told))).filter(Boolean);
    table.textContent = "";
    var heading = element("h2", "", say("Сравнение практик"));
    heading.tabIndex = -1;
    table.append(heading);
    if (found.length < FEWEST_COMPARED) {
      table.append(element("p", "", say("Этих практик в каталоге больше нет.")));
    } else {
      table.append(sideBySide(found));
    }
    var row = element("p", "a-shelf-actions");
    var back = element("a", "", say("Ко всем практикам"));
    back.href = window.location.pathname;
    row.append(action(say("Напечатать"), print), back);
    table.append(row);
    table.hidden = false;
    document.querySelector("[data-filters]").hidden = true;
    if (panel) panel.hidden = true;
    heading.focus();
  }

  function sideBySide(found) {
    var scroll = element("div", "a-compare-scroll a-edges");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", say("Таблица сравнения"));
    var made = element("table", "a-compare-table");
    made.dataset.many = String(found.length);
    var head = made.createTHead().insertRow();
    head.append(element("td"));
    found.forEach(function (practice) {
      var cell = element("th");
      cell.scope = "col";
      var link = tools.marked(element("a", "", practice.title));
      link.href = practice.address;
      cell.append(link);
      head.append(cell);
    });
    var body = made.createTBody();
    found[0].parts.forEach(function (part, place) {
      var told = found.some(function (practice) { return practice.parts[place][1].length; });
      if (!told) return;
      var line = body.insertRow();
      var name = element("th", "", part[0]);
      name.scope = "row";
      line.append(name);
      found.forEach(function (practice) {
        var cell = line.insertCell();
        var nodes = practice.parts[place][1];
        if (nodes.length) cell.append.apply(cell, nodes);
        else cell.append(element("span", "a-soft", say("не указано")));
      });
    });
    scroll.append(made);
    return scroll;
  }

  // ---- A table to take away ----

  // A cell that no spreadsheet takes for a formula.
  function cell(text) {
    var plain = text.replace(/\s+/g, " ").trim();
    if (/^[=+\-@\t]/.test(plain)) plain = "'" + plain;
    return "\"" + plain.replace(/"/g, "\"\"") + "\"";
  }

  async function download() {
    var found = (await Promise.all(kept.map(function (item) { return told(item.id); })))
      .filter(Boolean);
    if (!found.length) return;
    var lines = [[say("Практика")].concat(found[0].parts.map(function (part) { return part[0]; }))
      .concat([say("Адрес")])];
    found.forEach(function (practice) {
      lines.push([practice.title].concat(practice.parts.map(function (part) {
        return part[1].map(function (node) { return words(node); }).join("; ");
      })).concat([practice.address]));
    });
    var text = lines.map(function (line) { return line.map(cell).join(";"); }).join("\r\n");
    var link = element("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" }));
    link.download = "podborka-praktik.csv";
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  // The words of a node with a space between its parts, which stand apart on the page.
  function words(node) {
    var parts = [];
    var walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("[aria-hidden]")) {
        parts.push(walker.currentNode.nodeValue);
      }
    }
    return parts.join(" ");
  }

  document.addEventListener("atlas:shelf", showShelf);
  window.addEventListener("storage", function (event) {
    if (event.key !== KEY) return;
    kept = read();
    document.dispatchEvent(new CustomEvent("atlas:shelf"));
  });
  showShelf();
  showCompared();
})();
