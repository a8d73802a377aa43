// The search box in the header of every page: a combobox with a list under it. The searching is
// done by the worker, which starts when somebody first turns to the box. Nothing that comes from
// the catalog becomes HTML here: all of it is set as text.
"use strict";

(function () {
  var here = document.currentScript.src;
  var root = new URL("../../../", here).href;
  var lang = document.documentElement.lang || "ru";
  var WAIT = 70; // milliseconds after a key, so that a fast typist asks once
  var worker = null;
  var waiting = new Map();
  var count = 0;

  // Asks the worker: ask("box", {text}) → a promise of its answer.
  function ask(task, message) {
    if (!worker) {
      var file = "search/worker.js" + (lang === "ru" ? "" : "?lang=" + lang);
      worker = new Worker(window.atlasScript(file));
      worker.onmessage = function (event) {
        var told = waiting.get(event.data.id);
        waiting.delete(event.data.id);
        if (told && event.data.error) told.fail(new Error(event.data.error));
        else if (told) told.done(event.data.answer);
      };
      worker.onerror = function () {
        waiting.forEach(function (told) { told.fail(new Error("no worker")); });
        waiting.clear();
      };
    }
    count += 1;
    var id = count;
    return new Promise(function (done, fail) {
      waiting.set(id, { done: done, fail: fail });
      worker.postMessage(Object.assign({ id: id, task: task }, message));
    });
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }

  // Pieces of a text, the asked words marked.
  function pieces(name, className, list) {
    var made = element(name, className);
    list.forEach(function (piece) {
      if (piece[1]) made.append(element("mark", "", piece[0]));
      else made.append(piece[0]);
    });
    return marked(made);
  }

  // A phrase in the language of the page, its {places} filled. Scripts are written in Russian; pages
  // of other languages bring their words with them (words-en.js).
  function say(phrase, values) {
    var said = (window.atlasWords && window.atlasWords[phrase]) || phrase;
    return said.replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  }

  function numeral(number) {
    return number.toLocaleString(lang);
  }

  // «3 практики»: the Russian forms for 1, 2 and 5. Another language has those of its own, in the
  // order that CLDR gives them.
  function counted(number, one, few, many) {
    var rules = new Intl.PluralRules(lang);
    var forms = (window.atlasWords && window.atlasWords[one]) || [one, few, many];
    var kinds = ["zero", "one", "two", "few", "many", "other"].filter(function (kind) {
      return rules.resolvedOptions().pluralCategories.indexOf(kind) >= 0;
    });
    var form = forms[Math.min(kinds.indexOf(rules.select(number)), forms.length - 1)];
    return numeral(number) + "\u00a0" + form;
  }

  // An address in the language of the page.
  function at(address) {
    return root + (lang === "ru" ? "" : lang + "/") + address;
  }

  // A text of the catalog, marked as Russian where the page around it is not.
  function marked(node) {
    if (lang !== "ru" && /[\u0400-\u052f]/.test(node.textContent)) node.lang = "ru";
    return node;
  }

  window.atlasSearch = {
    ask: ask, element: element, pieces: pieces, counted: counted, root: root, say: say,
    numeral: numeral, at: at, marked: marked, lang: lang
  };

  function isTyping(target) {
    return target instanceof Element &&
      (target.closest("input, textarea, select, [contenteditable]") !== null);
  }

  function wire(form) {
    var input = form.querySelector("input");
    var panel = form.querySelector("[data-find-panel]");
    var list = form.querySelector("[data-find-list]");
    var note = form.querySelector("[data-find-note]");
    var said = form.querySelector("[data-find-said]");
    var opener = document.querySelector("[data-find-open]");
    var closer = form.querySelector("[data-find-close]");
    var active = -1;
    var timer = 0;
    var latest = 0;
    var asked = null; // the text whose answer is on its way
    var drawn = null; // the text whose answer stands in the list
    var steps = 0; // arrows pressed since it was asked: down counts 1, up -1

    function options() {
      return Array.from(list.querySelectorAll("[role=option]"));
    }

    function show(open) {
      panel.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) choose(-1);
    }

    // The option at `place`, counted around in a ring in which the box itself is -1.
    function choose(place) {
      var all = options();
      var ring = all.length + 1;
      active = ((((place + 1) % ring) + ring) % ring) - 1;
      all.forEach(function (option, i) {
        option.setAttribute("aria-selected", String(i === active));
      });
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", all[active].id);
        all[active].scrollIntoView({ block: "nearest" });
      }
    }

    function option(card, kinds) {
      var made = element("a", "find__hit");
      made.href = root + card.address;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.tabIndex = -1;
      made.append(pieces("span", "find__title", card.title));
      var facts = element("span", "find__facts");
      if (card.kind) facts.append(element("span", "", kinds[card.kind]));
      if (card.figure) {
        var figure = element("span", "", "");
        figure.append(element("b", card.expected ? "find__expected" : "", card.figure));
        figure.append(" ", marked(element("span", "", card.metric)));
        if (card.expected) figure.append(" " + say("(ожидается)"));
        facts.append(figure);
      }
      if (card.where) facts.append(marked(element("span", "", card.where)));
      if (card.archived) facts.append(element("span", "", say("в архиве")));
      if (facts.childNodes.length) made.append(facts);
      if (card.excerpt.length) made.append(pieces("span", "find__excerpt", card.excerpt));
      return made;
    }

    function group(name, cards, kinds) {
      if (!cards.length) return;
      var made = element("div", "find__group");
      made.setAttribute("role", "group");
      made.setAttribute("aria-label", name);
      var heading = element("p", "find__heading", name);
      heading.setAttribute("aria-hidden", "true");
      made.append(heading);
      cards.forEach(function (card) { made.append(option(card, kinds)); });
      list.append(made);
    }

    function remark(answer) {
      if (answer.instead) return say("Показано по запросу «{text}»", { text: answer.instead });
      if (!answer.complete && answer.total + answer.others.length) {
        return say("Всех слов вместе нигде нет. Ближе всего:");
      }
      return "";
    }

    function draw(answer, text) {
      drawn = text;
      list.textContent = "";
      var found = answer.practices.length + answer.near.length + answer.others.length;
      var words = remark(answer);
      if (!found) words = say("Ничего не нашлось. Попробуйте другие слова или меньше слов.");
      note.textContent = words;
      note.hidden = !words;
      group(say("Практики"), answer.practices, answer.kinds);
      group(say("Похожее: здесь есть не все слова"), answer.near, answer.kinds);
      group(say("Ещё на сайте"), answer.others, answer.kinds);
      if (answer.total > answer.practices.length) {
        var all = element("a", "find__all", say("Все результаты: {found}", {
          found: counted(answer.total, "практика", "практики", "практик")
        }));
        all.href = form.action + "?q=" + encodeURIComponent(answer.instead || text.trim());
        all.setAttribute("role", "option");
        all.setAttribute("aria-selected", "false");
        all.tabIndex = -1;
        list.append(all);
      }
      options().forEach(function (each, i) { each.id = "find-" + i; });
      list.hidden = !found;
      show(true);
      choose(steps - 1);
      said.textContent = found
        ? (words ? words + " " : "") +
          say("{found}, всего в списке {all}", {
            found: counted(answer.total, "практика", "практики", "практик"), all: found
          })
        : words;
    }

    // What was going to be asked is not, and what was asked is no longer waited for.
    function callOff() {
      window.clearTimeout(timer);
      latest += 1;
      timer = steps = 0;
      asked = null;
    }

    function search() {
      var text = input.value;
      callOff();
      if (!text.trim()) {
        show(false);
        said.textContent = "";
        return;
      }
      if (text === drawn) {
        show(true);
        return;
      }
      var mine = latest;
      asked = text;
      ask("box", { text: text }).then(
        function (answer) {
          if (mine !== latest) return;
          draw(answer, text);
          steps = 0;
          asked = null;
        },
        function () {
          if (mine !== latest) return;
          steps = 0;
          asked = drawn = null;
          list.textContent = "";
          list.hidden = true;
          note.hidden = false;
          note.textContent = said.textContent =
            say("Поиск сейчас недоступен. Все практики есть на странице «Практики».");
          show(true);
        }
      );
    }

    // An arrow opens the hidden list at its first or its last. As long as the answer to what stands
    // in the box is not there, arrows are counted, and go their way when it is drawn.
    function step(by) {
      if (asked !== input.value) search();
      if (asked !== null) steps += by;
      else if (!panel.hidden) choose(active + by);
    }

    // On a narrow screen the box lies over the header while it is in use.
    function open(wide) {
      document.querySelector(".bar").classList.toggle("bar--finding", wide);
      if (opener) opener.setAttribute("aria-expanded", String(wide));
    }

    input.addEventListener("focus", function () {
      open(true);
      if (!worker) ask("box", { text: "" }).catch(function () {});
      if (input.value.trim() && panel.hidden) search();
    });
    input.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(search, WAIT);
      steps = 0;
      choose(-1);
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        options()[active].click();
      } else if (event.key === "Escape") {
        event.preventDefault();
        var coming = timer || asked !== null;
        callOff();
        if (coming || !panel.hidden) show(false);
        else if (input.value) input.value = "";
        else shut(true);
      }
    });
    form.addEventListener("submit", function (event) {
      if (!input.value.trim()) event.preventDefault();
    });
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) shut(false);
    });
    document.addEventListener("pointerdown", function (event) {
      if (!form.contains(event.target) && !(opener && opener.contains(event.target))) shut(false);
    });

    function shut(giveBack) {
      callOff();
      show(false);
      open(false);
      if (!giveBack) return;
      if (opener && opener.offsetParent) opener.focus();
      else input.blur();
    }

    function start() {
      open(true);
      input.focus();
      input.select();
    }

    if (opener) opener.addEventListener("click", start);
    closer.addEventListener("click", function () { shut(true); });
    document.addEventListener("keydown", function (event) {
      var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      var letter = event.code === "KeyK" || event.key === "k" || event.key === "K";
      if (slash ? isTyping(event.target) : !(letter && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
      start();
    });
  }

  // What only some pages need comes with them.
  function bring(name) {
    var script = document.createElement("script");
    script.src = window.atlasScript("search/" + name);
    script.async = false; // in their order: the list tells the shelf of its results
    document.head.append(script);
  }

  document.querySelectorAll("[data-find]").forEach(wire);
  var listed = document.querySelector("[data-filters]") !== null;
  if (listed || document.querySelector("[data-shelf]")) bring("shelf.js");
  if (listed) bring("list.js");
})();
