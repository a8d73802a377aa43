// The preview's side in the browser: waits for word of an edit, then renews the page, or says what
// is wrong while the last good page stays.
"use strict";

(() => {
  const own = document.currentScript.src;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const banner = document.createElement("aside");
  banner.className = "atlas-preview";
  banner.setAttribute("role", "alert");
  banner.hidden = true;
  const title = document.createElement("strong");
  title.textContent = "В файлах есть ошибки. Показано последнее, что было верно.";
  const words = document.createElement("pre");
  words.tabIndex = 0;
  banner.append(title, words);

  const show = (mistakes) => {
    words.textContent = mistakes;
    banner.hidden = mistakes === "";
    if (!banner.isConnected) document.body.append(banner);
  };

  const listen = async () => {
    let number = -1;
    let pages = null;
    for (;;) {
      try {
        const answer = await fetch(new URL(`told?after=${number}`, own), { cache: "no-store" });
        const told = await answer.json();
        if (pages !== null && told.pages !== pages) {
          location.reload();
          return;
        }
        pages = told.pages;
        number = told.number;
        show(told.mistakes);
      } catch {
        await wait(1000); // the preview has been stopped, or is being started again
      }
    }
  };
  listen();
})();
