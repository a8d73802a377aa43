// Narrows the lines that stand on a page: [data-line] with the values of each filter in data-<name>,
// parted by spaces. Values of one filter mean «or», filters together «and»; what is chosen stands in
// the address, so that a list can be sent to somebody and the browser's "back" goes to the list
// before. Groups of lines of which none is left are hidden. All words are on the page.
(function () {
  "use strict";
  var form = document.querySelector("[data-lines]");
  if (!form) return;
  var said = form.querySelector("[data-said]");
  var reset = form.querySelector("[data-reset]");
  var chips = form.querySelector("[data-chosen]");
  var groups = Array.from(document.querySelectorAll("[data-lines-group]"));
  var lines = Array.from(document.querySelectorAll("[data-line]"));
  var MANY_VALUES = 15; // with more, a filter can be narrowed itself
  var lang = document.documentElement.lang || "ru";

  // [{name, title, fold, many, boxes: [{box, key, word, count}]}], and what each line has of each.
  var filters = Array.from(form.querySelectorAll("[data-filter]")).map(function (fold) {
    var summary = fold.querySelector("summary");
    var many = element("b", "a-filter-many", "");
    var made = {
      name: fold.dataset.filter,
      title: summary.textContent.trim(),
      fold: fold,
      many: many,
      boxes: Array.from(fold.querySelectorAll("label")).map(function (label) {
        var box = label.querySelector("input");
        return {
          box: box, key: box.value, word: label.querySelector("span").textContent, label: label,
          count: label.querySelector("[data-count]")
        };
      })
    };
    summary.append(" ", many);
    return made;
  });
  var held = lines.map(function (line) {
    var values = {};
    filters.forEach(function (filter) {
      values[filter.name] = new Set((line.dataset[filter.name] || "").split(" "));
    });
    return values;
  });

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function fill(text, values) {
    return (text || "").replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  // ---- What is chosen ----

  function keysOf(filter) {
    return filter.boxes.filter(function (one) { return one.box.checked; })
      .map(function (one) { return one.key; });
  }

  // {filter: [key]} of the filters in which something is chosen.
  function chosen() {
    var found = {};
    filters.forEach(function (filter) {
      var keys = keysOf(filter);
      if (keys.length) found[filter.name] = keys;
    });
    return found;
  }

  // The places of the lines that fit, whatever is chosen in the filter `but`.
  function fitting(choice, but) {
    var names = Object.keys(choice).filter(function (name) { return name !== but; });
    var found = [];
    held.forEach(function (values, place) {
      var fits = names.every(function (name) {
        return choice[name].some(function (key) { return values[name].has(key); });
      });
      if (fits) found.push(place);
    });
    return found;
  }

  // ---- The address ----

  function keep(push) {
    var query = new URLSearchParams(window.location.search);
    filters.forEach(function (filter) {
      query.delete(filter.name);
      keysOf(filter).forEach(function (key) { query.append(filter.name, key); });
    });
    var text = query.toString();
    var address = window.location.pathname + (text ? "?" + text : "") + window.location.hash;
    window.history[push ? "pushState" : "replaceState"](null, "", address);
  }

  // What is not there any more narrows nothing.
  function readAddress() {
    var query = new URLSearchParams(window.location.search);
    filters.forEach(function (filter) {
      var keys = query.getAll(filter.name);
      filter.boxes.forEach(function (one) { one.box.checked = keys.includes(one.key); });
    });
    show();
  }

  function changed() {
    show();
    keep(true);
  }

  // ---- What is shown ----

  // Beside each value stands how many lines have it, the other filters kept.
  function count(choice) {
    filters.forEach(function (filter) {
      var seen = new Map();
      fitting(choice, filter.name).forEach(function (place) {
        held[place][filter.name].forEach(function (key) {
          seen.set(key, (seen.get(key) || 0) + 1);
        });
      });
      filter.boxes.forEach(function (one) {
        var number = seen.get(one.key) || 0;
        var none = !number && !one.box.checked;
        one.count.textContent = number.toLocaleString(lang);
        one.label.classList.toggle("a-filter-none", none);
        one.box.disabled = none && one.box !== document.activeElement;
      });
      var many = keysOf(filter).length;
      filter.many.textContent = many ? String(many) : "";
    });
  }

  // With nothing left the reader is told which filter stands in the way.
  function way(choice) {
    var best = null;
    filters.forEach(function (filter) {
      if (!choice[filter.name]) return;
      var left = fitting(choice, filter.name).length;
      if (left && (!best || left > best.left)) best = { filter: filter.title, left: left };
    });
    return best ? " " + fill(said.dataset.way, { filter: best.filter, n: best.left }) : "";
  }

  function showChosen() {
    chips.textContent = "";
    filters.forEach(function (filter) {
      filter.boxes.forEach(function (one) {
        if (!one.box.checked) return;
        var item = element("li");
        var button = element("button", "", one.word);
        button.type = "button";
        button.setAttribute("aria-label", fill(chips.dataset.drop, { value: one.word }));
        button.addEventListener("click", function () {
          one.box.checked = false;
          changed();
          (chips.querySelector("button") || home(filter)).focus();
        });
        item.append(button);
        chips.append(item);
      });
    });
    chips.hidden = !chips.children.length;
  }

  function show() {
    var choice = chosen();
    var left = fitting(choice, "");
    var kept = new Set(left);
    var some = Object.keys(choice).length > 0;
    lines.forEach(function (line, place) { line.hidden = !kept.has(place); });
    // A group that has words and no lines is there as long as nothing is chosen.
    groups.forEach(function (group) {
      group.hidden = some && !group.querySelector("[data-line]:not([hidden])");
    });
    count(choice);
    showChosen();
    var words = !left.length ? said.dataset.none : some ? said.dataset.shown : said.dataset.all;
    said.textContent =
      fill(words, {
        n: left.length.toLocaleString(lang), all: lines.length.toLocaleString(lang)
      }) + (left.length ? "" : way(choice));
    reset.hidden = !some;
  }

  // ---- A filter unfolds over what follows; one at a time ----

  function fold(but) {
    filters.forEach(function (filter) { if (filter.fold !== but) filter.fold.open = false; });
  }

  // Where the focus goes when the button under it is gone: what unfolds the filter.
  function home(filter) {
    var all = form.querySelector("[data-fold]");
    return (all && !all.open ? all : filter.fold).querySelector("summary");
  }

  function narrow(filter) {
    var field = element("input", "a-filter-narrow");
    field.type = "search";
    var name = form.querySelector("[data-narrow]").dataset.narrow;
    field.setAttribute("aria-label", name);
    field.placeholder = name;
    field.autocomplete = "off";
    field.addEventListener("input", function () {
      var part = field.value.trim().toLowerCase();
      filter.boxes.forEach(function (one) {
        one.label.hidden = !one.word.toLowerCase().includes(part);
      });
    });
    filter.fold.querySelector("legend").after(field);
  }

  filters.forEach(function (filter) {
    if (filter.boxes.length > MANY_VALUES) narrow(filter);
    filter.fold.addEventListener("toggle", function () {
      if (filter.fold.open) fold(filter.fold);
    });
  });
  form.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && form.querySelector("[data-filter][open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.closest("[data-lines] [data-filter]")) fold(null);
  });
  form.addEventListener("change", function (event) {
    if (event.target.type === "checkbox") changed();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  reset.addEventListener("click", function () {
    filters.forEach(function (filter) {
      filter.boxes.forEach(function (one) { one.box.checked = false; });
    });
    changed();
    home(filters[0]).focus();
  });
  window.addEventListener("popstate", readAddress);
  readAddress();
})();
