// The frame's own script: the choice between light and dark, and a menu that closes as people
// expect. Everything works without it: colours follow the system, menu and list are <details>.
(function () {
  "use strict";
  var here = document.currentScript.src;
  var KEY = "atlas.theme";
  var root = document.documentElement;
  var folder = new URL(".", here).href;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  // Trusted Types: no text becomes the address of a script but here, and only one of the site's own.
  function own(address) {
    var whole = new URL(address, here).href;
    if (whole.indexOf(folder) !== 0) throw new TypeError("not a script of this site");
    return whole;
  }
  var trust = window.trustedTypes
    ? window.trustedTypes.createPolicy("atlas", { createScriptURL: own })
    : { createScriptURL: own };
  Object.defineProperty(window, "atlasScript", {
    value: function (address) { return trust.createScriptURL(address); }
  });

  function chosen() {
    try {
      var theme = window.localStorage.getItem(KEY);
      return theme === "dark" || theme === "light" ? theme : null;
    } catch (error) {
      return null; // storage is off: nothing is remembered
    }
  }

  function remember(theme) {
    try {
      // What the system says by itself needs no memory, and goes on following it.
      if ((theme === "dark") === system.matches) window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, theme);
    } catch (error) {
      // storage is off: the choice holds for this page
    }
  }

  function apply(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  // At once, before anything is painted.
  apply(chosen());
  root.dataset.scripts = "on"; // what works with scripts only is shown

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function wireTheme(button) {
    function show() {
      var dark = isDark();
      button.setAttribute("aria-pressed", String(dark));
      document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    }
    button.addEventListener("click", function () {
      var theme = isDark() ? "light" : "dark";
      remember(theme);
      apply(theme);
      show();
    });
    system.addEventListener("change", function () {
      apply(chosen());
      show();
    });
    show();
  }

  function wireMenu(menu) {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  }

  // On a narrow screen a long list of headings would push the text itself out of sight.
  // The style sheet hides it there from the first moment, so that nothing moves when this runs.
  function foldOnNarrow(list) {
    if (window.matchMedia("(max-width: 61.99em)").matches) list.open = false;
    list.dataset.folded = "";
  }

  // What is wider than a narrow screen begins where most is to be seen.
  function showFirst(one) {
    var box = one.closest(".m-scroll");
    var place = one.getBoundingClientRect();
    box.scrollLeft = (place.left + place.right) / 2 - box.getBoundingClientRect().left - box.clientWidth / 2;
  }

  function bring(name) {
    var script = document.createElement("script");
    script.type = "module";
    script.src = window.atlasScript(name);
    document.head.append(script);
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-theme-switch]").forEach(wireTheme);
    document.querySelectorAll("[data-menu]").forEach(wireMenu);
    document.querySelectorAll("[data-fold]").forEach(foldOnNarrow);
    document.querySelectorAll("[data-first]").forEach(showFirst);
    // The one page that is all script brings its own.
    if (document.querySelector("[data-form]")) bring("form/main.js");
  });
})();
