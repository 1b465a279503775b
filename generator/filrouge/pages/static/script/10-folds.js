// What is folded is shown on paper, and where an address leads inside: Chromium does both, other browsers need this.
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

  const lead = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", lead);
  lead();
})();
