// Maps: tabs, what is told of a municipality, the arrows of the keyboard, the years.
//
// The page says everything without this script: table, map and curve stand one below the other.
// With it they are tabs; each map has one stop for Tab, the arrows go to the nearest neighbour and
// Enter opens the municipality. Nothing moves until somebody asks for it.
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";
  var KEY = "atlas-view";
  var PAUSE = 900;
  var narrow = window.matchMedia("(max-width: 47.99em)");

  function remembered() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (error) {
      return null; // storage is off: nothing is remembered
    }
  }

  function remember(name) {
    try {
      window.localStorage.setItem(KEY, name);
    } catch (error) {
      // storage is off: the choice holds for this page
    }
  }

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  // ---- Tabs (WAI-ARIA: arrows move and choose, Home and End go to the ends) ----

  function wireTabs(views) {
    var tabs = all(views, "[role=tab]");
    if (!tabs.length) return; // a map in somebody's frame has one view only
    function show(name, focus) {
      tabs.forEach(function (tab) {
        var chosen = tab.dataset.tab === name;
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        if (chosen && focus) tab.focus();
      });
      views.dataset.show = name;
    }
    all(views, "[data-panel]").forEach(function (panel) {
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", views.dataset.views + "-tab-" + panel.dataset.panel);
    });
    tabs.forEach(function (tab, place) {
      tab.addEventListener("click", function () {
        show(tab.dataset.tab, false);
        remember(tab.dataset.tab);
      });
      tab.addEventListener("keydown", function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        var next = step ? (place + step + tabs.length) % tabs.length : place;
        if (event.key === "Home") next = 0;
        else if (event.key === "End") next = tabs.length - 1;
        else if (!step) return;
        event.preventDefault();
        show(tabs[next].dataset.tab, true);
        remember(tabs[next].dataset.tab);
      });
    });
    function has(name) {
      return tabs.some(function (tab) {
        return tab.dataset.tab === name;
      });
    }
    var wish = remembered();
    if (!has(wish)) wish = narrow.matches && has("tiles") ? "tiles" : "map";
    show(has(wish) ? wish : "table", false);
  }

  // ---- A map: cells that can be pointed at, reached by arrows, and told of ----

  function painted(use, state) {
    use.setAttribute("class", "m-" + state);
    if (document.getElementById("p-" + state)) use.setAttribute("fill", "url(#p-" + state + ")");
    else use.removeAttribute("fill");
  }

  // What nobody has told of has no element on the page: the region's own file names them all.
  function complete(map, file) {
    var shape = map.dataset.map;
    var there = {};
    all(map, "[data-place]").forEach(function (cell) {
      there[cell.dataset.place] = true;
    });
    var before = map.querySelector("[data-place]") || map.querySelector(".m-land").nextSibling;
    all(file, "#land > [id]").forEach(function (path) {
      var slug = path.id.slice("cell-".length);
      if (there[slug]) return;
      var cell = document.createElementNS(SVG, "a");
      cell.setAttribute("class", "m-cell");
      cell.setAttribute("href", map.dataset.folder + slug + "/");
      cell.setAttribute("tabindex", "-1");
      cell.setAttribute("data-place", slug);
      cell.setAttribute("aria-label", path.textContent + ": " + map.dataset.none);
      var use = document.createElementNS(SVG, "use");
      painted(use, "none");
      use.setAttribute("href", map.dataset.file + "#" + shape + "-" + slug);
      cell.appendChild(use);
      map.insertBefore(cell, before);
    });
  }

  function Told(views) {
    var line = views.querySelector("[data-told]");
    return function (link) {
      if (!line) return;
      var words = link.getAttribute("aria-label");
      var end = words.indexOf(":") < 0 ? words.length : words.indexOf(":");
      line.textContent = "";
      var name = document.createElement("b");
      name.textContent = words.slice(0, end);
      line.append(name, words.slice(end) + ". ");
      if (link.getAttribute("href")) {
        var more = document.createElement("a");
        more.href = link.getAttribute("href");
        more.textContent = line.dataset.open;
        line.append(more);
      }
    };
  }

  function middle(link) {
    var box = link.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }

  // The nearest in that direction; what lies aside counts twice as far.
  function neighbour(links, from, across, down) {
    var here = middle(from);
    var best = null;
    var least = Infinity;
    links.forEach(function (link) {
      if (link === from) return;
      var there = middle(link);
      var ahead = (there.x - here.x) * across + (there.y - here.y) * down;
      var aside = Math.abs((there.x - here.x) * down + (there.y - here.y) * across);
      if (ahead <= 1 || aside > ahead * 2.5) return;
      if (ahead + aside * 2 < least) {
        least = ahead + aside * 2;
        best = link;
      }
    });
    return best;
  }

  function wireMap(map, told) {
    var tiled = map.dataset.map !== "cell";
    var mark = document.createElementNS(SVG, tiled ? "rect" : "use");
    var chosen = null;
    mark.setAttribute("class", "m-mark");
    function put(use) {
      if (!tiled) return mark.setAttribute("href", use.getAttribute("href"));
      var box = use.getBBox();
      ["x", "y", "width", "height"].forEach(function (name) {
        mark.setAttribute(name, box[name]);
      });
      mark.setAttribute("rx", "4");
    }
    function links() {
      return all(map, ".m-cell, .m-site");
    }
    function point(link) {
      chosen = link;
      told(link);
      var use = link.querySelector("use");
      if (use) {
        put(use);
        map.insertBefore(mark, map.querySelector(".m-labels, .m-site") || null);
      } else mark.remove();
      links().forEach(function (other) {
        other.setAttribute("tabindex", other === link ? "0" : "-1");
      });
    }
    function linkOf(event) {
      return event.target.closest ? event.target.closest(".m-cell, .m-site") : null;
    }
    map.addEventListener("pointerover", function (event) {
      var link = linkOf(event);
      if (link && event.pointerType !== "touch") point(link);
    });
    map.addEventListener("focusin", function (event) {
      var link = linkOf(event);
      if (link) point(link);
    });
    // A finger cannot hover: the first tap tells, the link beside the words (or a second tap) leads.
    // (The tap gives the focus before it is a click, so what was told of before is noted first.)
    var before = null;
    map.addEventListener("pointerdown", function () {
      before = chosen;
    });
    map.addEventListener("click", function (event) {
      var link = linkOf(event);
      if (link && event.pointerType === "touch" && link !== before) {
        event.preventDefault();
        point(link);
      }
    });
    map.addEventListener("keydown", function (event) {
      var way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
      var link = linkOf(event);
      if (!link || !way[event.key]) return;
      event.preventDefault();
      var next = neighbour(links(), link, way[event.key][0], way[event.key][1]);
      if (next) next.focus();
    });
    var first = map.querySelector(".m-cell, .m-site");
    if (first) first.setAttribute("tabindex", "0");
  }

  // Fetched when a map is first pointed at, and drawn from the browser's own memory.
  function completeOnce(views, maps) {
    var asked = false;
    function ask() {
      if (asked) return;
      asked = true;
      // The browser parses it on its way: what turns a text into elements is closed by the pages'
      // policy (Trusted Types). From a disk nothing comes: what the page tells itself is there.
      var answer = new XMLHttpRequest();
      answer.open("GET", maps[0].dataset.file);
      answer.responseType = "document";
      answer.overrideMimeType("image/svg+xml");
      answer.onload = function () {
        if (answer.status !== 200 || !answer.responseXML) return;
        maps.forEach(function (map) {
          complete(map, answer.responseXML);
        });
        views.dataset.complete = "";
      };
      answer.send();
    }
    views.addEventListener("pointerenter", ask, { once: true });
    views.addEventListener("focusin", ask, { once: true });
  }

  // ---- The years ----

  function stateIn(turns, year) {
    var words = turns.split(" ");
    var state = "none";
    for (var at = 0; at + 1 < words.length; at += 2) {
      if (Number(words[at]) <= year) state = words[at + 1];
    }
    return state;
  }

  function wireTime(views, control) {
    var range = control.querySelector("[data-time-year]");
    var play = control.querySelector("[data-time-play]");
    var said = control.querySelector("[data-time-said]");
    var label = play.getAttribute("aria-label");
    var last = Number(range.max);
    var timer = null;
    var lines = {};
    all(views, "[data-year]").forEach(function (line) {
      lines[line.dataset.year] = line.textContent.trim();
    });
    function show(year) {
      range.value = String(year);
      said.textContent = lines[year] || "";
      range.setAttribute("aria-valuetext", said.textContent);
      all(views, "[data-turns]").forEach(function (cell) {
        painted(cell.querySelector("use"), stateIn(cell.dataset.turns, year));
      });
      views.classList.toggle("m-past", year < last);
    }
    function stop() {
      window.clearInterval(timer);
      timer = null;
      play.setAttribute("aria-pressed", "false");
      play.setAttribute("aria-label", label);
    }
    function next() {
      var year = Number(range.value) + 1;
      show(year);
      if (year >= last) stop();
    }
    range.addEventListener("input", function () {
      stop();
      show(Number(range.value));
    });
    play.addEventListener("click", function () {
      if (timer !== null) return stop();
      if (Number(range.value) >= last) show(Number(range.min));
      play.setAttribute("aria-pressed", "true");
      play.setAttribute("aria-label", play.dataset.pause);
      timer = window.setInterval(next, PAUSE);
    });
    // Paper shows today, whatever year the slider stands at.
    window.addEventListener("beforeprint", function () {
      stop();
      show(last);
    });
    control.hidden = false;
  }

  all(document, "[data-views]").forEach(function (views) {
    wireTabs(views);
    var maps = all(views, "[data-map]");
    var told = Told(views);
    maps.forEach(function (map) {
      wireMap(map, told);
    });
    if (maps.length) completeOnce(views, maps);
    all(views, "[data-time]").forEach(function (control) {
      wireTime(views, control);
    });
  });
})();
