// On paper, what is folded is shown: Chromium does it by style sheet, other browsers need this.
(() => {
  "use strict";
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".fil details:not([open])")) {
      fold.open = true;
      opened.push(fold);
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of opened.splice(0)) fold.open = false;
  });
})();
