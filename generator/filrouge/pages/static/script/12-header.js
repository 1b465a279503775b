// The header bears the title of the page once its heading has gone under it.
(() => {
  "use strict";
  const heading = document.querySelector(".fil h1");
  const title = document.querySelector(".md-header__title");
  if (!heading || !title) return;
  new IntersectionObserver(([seen]) => {
    title.classList.toggle("md-header__title--active", !seen.isIntersecting && seen.boundingClientRect.top < 0);
  }).observe(heading);
})();
