// The list of practices with its search and filters. What is chosen stands in the address, so that
// a list can be sent to somebody and the browser's "back" goes to the list before.
"use strict";

(function () {
  var tools = window.atlasSearch;
  var ask = tools.ask;
  var element = tools.element;
  var PAGE = 10;
  var ORDERS = ["adopted", "effect", "fresh", "title"];
  var say = tools.say;
  var BADGES = { f: say("федеральный"), r: say("региональный"), l: say("местный") };
  var finder = document.querySelector("[data-filters]");
  var plain = finder.querySelector("[data-plain]");
  var results = finder.querySelector("[data-found]");
  var said = finder.querySelector("[data-said]");
  var form = finder.querySelector("[data-filter-form]");
  var input = form.querySelector("input[name=q]");
  var order = finder.querySelector("[data-order]");
  var total = finder.querySelector("[data-total]");
  var note = finder.querySelector("[data-note]");
  var hits = finder.querySelector("[data-hits]");
  var more = finder.querySelector("[data-more]");
  var chosen = finder.querySelector("[data-chosen]");
  var near = finder.querySelector("[data-near] ol");
  var others = finder.querySelector("[data-others]");
  var latest = 0;
  var timer = 0;

  function boxes() {
    return Array.from(form.querySelectorAll("input[type=checkbox]"));
  }

  function group(name) {
    return form.querySelector("[data-filter=" + name + "]");
  }

  function practices(number) {
    return tools.counted(number, "практика", "практики", "практик");
  }

  // ---- The address and the form ----

  // What is chosen: {q, order, filters: {name: [key]}}.
  function state() {
    var filters = {};
    boxes().forEach(function (box) {
      if (box.checked) (filters[box.name] = filters[box.name] || []).push(box.value);
    });
    return { q: input.value.trim(), order: order.value, filters: filters };
  }

  function isEmpty(now) {
    return !now.q && !now.order && !Object.keys(now.filters).length;
  }

  function addressOf(now) {
    var query = new URLSearchParams();
    if (now.q) query.set("q", now.q);
    Object.keys(now.filters).forEach(function (name) {
      now.filters[name].forEach(function (key) { query.append(name, key); });
    });
    if (now.order) query.set("order", now.order);
    var text = query.toString();
    return window.location.pathname + (text ? "?" + text : "");
  }

  // Sets the form by the address. Places have no boxes until somebody asks for them.
  async function restore() {
    var query = new URLSearchParams(window.location.search);
    input.value = query.get("q") || "";
    order.value = ORDERS.includes(query.get("order")) ? query.get("order") : "";
    if (query.has("place")) await openPlaces();
    boxes().forEach(function (box) { box.checked = query.getAll(box.name).includes(box.value); });
    form.querySelectorAll("[data-filter]").forEach(function (filter) {
      if (filter.querySelector(":checked")) filter.open = true;
    });
  }

  function keep(push) {
    var address = addressOf(state());
    if (address === window.location.pathname + window.location.search) return;
    window.history[push ? "pushState" : "replaceState"](null, "", address);
  }

  // ---- Places: told by the index, since there are thousands of them ----

  async function openPlaces() {
    var filter = group("place");
    if (!filter || filter.dataset.filled) return;
    filter.dataset.filled = "yes";
    var answer = await ask("list", {
      text: "", chosen: {}, wanted: ["place"], order: "", from: 0, count: 0
    });
    var field = filter.querySelector("fieldset");
    var narrow = element("input", "a-filter-narrow");
    narrow.type = "search";
    narrow.setAttribute("aria-label", say("Найти муниципалитет в этом списке"));
    narrow.placeholder = say("Название");
    field.append(narrow);
    var keys = Object.keys(answer.counts.place);
    var named = keys.map(function (key, i) { return [answer.placeNames[i], key]; });
    named.sort(function (a, b) { return a[0].localeCompare(b[0], tools.lang); });
    named.forEach(function (pair) {
      if (!pair[1]) return;
      var label = element("label");
      var box = element("input");
      box.type = "checkbox";
      box.name = "place";
      box.value = pair[1];
      label.append(box, tools.marked(element("span", "", pair[0])), " ", element("b"));
      label.lastChild.dataset.count = "";
      field.append(label);
    });
    narrow.addEventListener("input", function (event) {
      event.stopPropagation();
      var part = narrow.value.trim().toLowerCase();
      field.querySelectorAll("label").forEach(function (label) {
        label.hidden = !label.textContent.toLowerCase().includes(part);
      });
    });
  }

  // ---- Results ----

  function wanted() {
    return Array.from(form.querySelectorAll("[data-dear][open]")).map(function (filter) {
      return filter.dataset.filter;
    });
  }

  function hit(card) {
    var item = element("li", "a-hit");
    var heading = element("h3");
    var link = tools.pieces("a", "", card.title);
    link.href = tools.root + card.address;
    heading.append(link);
    item.append(heading);
    if (card.figure) {
      var figure = element("p", "a-hit-figure");
      figure.append(element("b", card.expected ? "a-hit-expected" : "", card.figure), " ");
      figure.append(tools.marked(element("span", "", card.metric)));
      if (card.expected) figure.append(" " + say("(ожидается)"));
      item.append(figure);
    }
    item.append(tools.pieces("p", "a-hit-excerpt", card.excerpt));
    var facts = element("p", "a-hit-facts");
    if (card.where) facts.append(tools.marked(element("span", "", card.where)));
    Array.from(card.badges).forEach(function (badge) {
      facts.append(element("span", "a-hit-badge", say("образец") + ", " + BADGES[badge]));
    });
    if (card.adopted) {
      facts.append(element("span", "", say("внедрили {found}", {
        found: tools.counted(card.adopted, "муниципалитет", "муниципалитета", "муниципалитетов")
      })));
    }
    if (card.archived) facts.append(element("span", "a-state", say("в архиве")));
    item.append(facts);
    document.dispatchEvent(new CustomEvent("atlas:hit", { detail: { card: card, item: item } }));
    return item;
  }

  // Where the words stand neither in the title nor in the summary, the page itself is asked.
  function excerpts(cards, items, text, mine) {
    if (!text) return;
    var asked = 0;
    cards.forEach(function (card, place) {
      var marked = card.title.concat(card.excerpt).some(function (piece) { return piece[1]; });
      if (marked || asked >= 3) return;
      asked += 1;
      ask("excerpt", { text: text, address: card.address }).then(function (found) {
        if (!found || mine !== latest) return;
        var old = items[place].querySelector(".a-hit-excerpt");
        old.replaceWith(tools.pieces("p", "a-hit-excerpt", found));
      }, function () {});
    });
  }

  function label(name, key) {
    var box = boxes().find(function (each) { return each.name === name && each.value === key; });
    return box ? box.parentNode.querySelector("span").textContent : key;
  }

  function title(name) {
    var box = boxes().find(function (each) { return each.name === name; });
    return box ? box.closest("[data-filter]").querySelector("summary").textContent.trim() : name;
  }

  function drop(name, key) {
    boxes().forEach(function (box) {
      if (box.name === name && (key === null || box.value === key)) box.checked = false;
    });
    changed(true);
    input.focus();
  }

  function button(words, act) {
    var made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function showChosen(now) {
    chosen.textContent = "";
    Object.keys(now.filters).forEach(function (name) {
      now.filters[name].forEach(function (key) {
        var item = element("li");
        var made = button(label(name, key), function () { drop(name, key); });
        made.setAttribute("aria-label", say("Убрать фильтр «{value}»", { value: label(name, key) }));
        item.append(made);
        chosen.append(item);
      });
    });
    if (chosen.children.length > 1) {
      var all = element("li");
      all.append(button(say("Сбросить всё"), function () {
        boxes().forEach(function (box) { box.checked = false; });
        changed(true);
        input.focus();
      }));
      all.firstChild.className = "a-chosen-all";
      chosen.append(all);
    }
    chosen.hidden = !chosen.children.length;
  }

  function showCounts(counts) {
    boxes().forEach(function (box) {
      var of = counts[box.name];
      var many = of ? of[box.value] || 0 : null;
      box.parentNode.querySelector("[data-count]").textContent =
        many === null ? "" : tools.numeral(many);
      box.parentNode.classList.toggle("a-filter-none", many === 0 && !box.checked);
    });
  }

  // What to do when nothing is left: which filter stands in the way.
  function wayOut(answer, now) {
    var item = element("li", "a-hit a-hit-none");
    item.append(element("p", "", Object.keys(now.filters).length
      ? say("С этими фильтрами ничего не нашлось.")
      : say("Попробуйте другие слова или меньше слов.")));
    var ways = element("ul");
    Object.keys(answer.without)
      .filter(function (name) { return answer.without[name]; })
      .sort(function (a, b) { return answer.without[b] - answer.without[a]; })
      .forEach(function (name) {
        var way = element("li");
        var words = now.filters[name].map(function (key) {
          return say("«{value}»", { value: label(name, key) });
        });
        way.append(button(say("Убрать: {what}", { what: title(name) + " " + words.join(", ") }),
          function () { drop(name, null); }), " " + practices(answer.without[name]));
        ways.append(way);
      });
    if (now.q && answer.withoutText) {
      var way = element("li");
      way.append(button(say("Убрать слова «{text}»", { text: now.q }), function () {
        input.value = "";
        changed(true);
        input.focus();
      }), " " + practices(answer.withoutText));
      ways.append(way);
    }
    if (ways.children.length) item.append(ways);
    return item;
  }

  function showOthers(answer) {
    var list = others.querySelector("ul");
    list.textContent = "";
    answer.others.forEach(function (card) {
      var item = element("li");
      var link = tools.pieces("a", "", card.title);
      link.href = tools.root + card.address;
      item.append(link, " ", element("span", "a-soft",
        [answer.kinds[card.kind], card.where].filter(Boolean).join(", ")));
      list.append(item);
    });
    others.hidden = !answer.others.length;
  }

  function show(answer, now, from, mine) {
    var items = answer.practices.map(hit);
    if (!from) hits.textContent = "";
    items.forEach(function (item) { hits.append(item); });
    if (!answer.total) hits.append(wayOut(answer, now));
    if (!from) {
      near.textContent = "";
      answer.near.map(hit).forEach(function (item) { near.append(item); });
      near.parentNode.hidden = !answer.near.length;
    }
    more.hidden = from + items.length >= answer.total;
    if (from) {
      if (items[0]) items[0].querySelector("a").focus();
    } else {
      showChosen(now);
      showCounts(answer.counts);
      showOthers(answer);
      note.textContent = answer.instead
        ? say("По запросу «{asked}» ничего нет. Показано по запросу «{text}».",
          { asked: now.q, text: answer.instead })
        : !answer.complete && answer.practices.length + answer.near.length + answer.others.length
          ? say("Всех слов вместе нигде нет. Показано самое близкое.") : "";
      note.hidden = !note.textContent;
      total.textContent = answer.total
        ? say("Найдено: {found}", { found: practices(answer.total) })
        : answer.others.length + answer.near.length ? say("Практик не нашлось")
          : say("Ничего не нашлось");
      said.textContent = (total.textContent + ". " + note.textContent).trim();
    }
    excerpts(answer.practices, items, answer.instead || now.q, mine);
  }

  // Without a question there is nothing to suit: the order that nobody chose is named for what it is.
  function nameOrder(now) {
    order.options[0].textContent = now.q ? say("по соответствию")
      : Object.keys(now.filters).length || now.order ? say("сначала проверенные")
        : say("по сферам");
  }

  function refresh(from) {
    var now = state();
    nameOrder(now);
    var mine = (latest += 1);
    var idle = isEmpty(now);
    if (idle) {
      hits.textContent = "";
      if (!results.hidden) said.textContent = say("Показаны все практики по сферам");
    }
    results.hidden = idle;
    plain.hidden = !idle;
    ask("list", {
      text: now.q, chosen: now.filters, wanted: wanted(), order: now.order,
      from: from, count: idle ? 0 : PAGE
    }).then(
      function (answer) {
        if (mine !== latest) return;
        finder.dataset.ready = String(mine);
        if (idle) {
          showCounts(answer.counts);
          total.textContent = practices(answer.total);
        }
        else show(answer, now, from, mine);
      },
      function () {
        if (mine !== latest) return;
        plain.hidden = false;
        total.textContent = say("Поиск сейчас недоступен. Ниже все практики по сферам.");
        said.textContent = total.textContent;
      }
    );
  }

  function changed(push) {
    keep(push);
    refresh(0);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    window.clearTimeout(timer);
    changed(true);
  });
  form.addEventListener("change", function (event) {
    if (event.target.type === "checkbox") changed(true);
  });
  input.addEventListener("input", function () {
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { changed(false); }, 120);
  });
  order.addEventListener("change", function () { changed(true); });
  more.addEventListener("click", function () { refresh(hits.children.length); });
  form.querySelectorAll("[data-dear]").forEach(function (filter) {
    filter.addEventListener("toggle", async function () {
      if (!filter.open) return;
      if (filter.dataset.filter === "place") await openPlaces();
      refresh(0);
    });
  });
  window.addEventListener("popstate", function () {
    restore().then(function () { refresh(0); });
  });

  if (!new URLSearchParams(window.location.search).has("compare")) {
    restore().then(function () { refresh(0); });
  }
})();
