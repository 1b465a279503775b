// French for whoever has chosen no language, whatever that of the browser.
(() => {
  const key = "sveltia-cms.prefs";
  const prefs = JSON.parse(localStorage.getItem(key) || "{}");
  if (!prefs.locale) localStorage.setItem(key, JSON.stringify({ ...prefs, locale: "fr" }));
})();
