// Buttons that copy the code beside them. They are hidden until somebody can be served by them.
(function () {
  "use strict";

  function wire(button) {
    var code = document.getElementById(button.dataset.copy);
    var name = button.textContent;
    if (!code || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(code.textContent).then(function () {
        button.textContent = button.dataset.copied;
        window.setTimeout(function () { button.textContent = name; }, 2000);
      });
    });
  }

  document.querySelectorAll("[data-copy]").forEach(wire);
})();
