// The first fold of a long list opens where there is room; the others for an address that leads into them, or for a filter.
(() => {
  "use strict";
  const open = (folds) => { for (const fold of folds) fold.open = true; };

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("details")) open([target.closest("details")]);
    // A section that holds nothing but a folded list is that list.
    open(target.querySelectorAll(":scope > .fil-list"));
  };

  const first = document.querySelector(".fil-list, .fil-month");
  if (first && matchMedia("(min-width: 60em)").matches) first.open = true;
  for (const filters of document.querySelectorAll(".fil-filters")) {
    filters.addEventListener("change", () => open(document.querySelectorAll(".fil-month")));
  }
  addEventListener("hashchange", follow);
  follow();
})();
