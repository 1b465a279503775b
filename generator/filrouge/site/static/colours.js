(() => {
  "use strict";
  // The form stands just above, and nothing is painted yet: no page is ever seen in another colour first.
  const choices = [...document.querySelectorAll("input[name=__palette]")];
  const device = ["light", "dark"].map((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`));
  const told = (choice) => choice.getAttribute("data-md-color-media");
  let chosen;
  const show = () => {
    const followed = device.find((query) => query.matches)?.media;
    const shown = (told(chosen) === "(prefers-color-scheme)" && choices.find((choice) => told(choice) === followed)) || chosen;
    for (const part of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${part}`, shown.getAttribute(`data-md-color-${part}`));
    for (const choice of choices) if (choice.nextElementSibling?.matches("label")) choice.nextElementSibling.hidden = choice !== chosen;
  };
  let kept;
  try { kept = __md_get("__palette"); } catch { /* a browser that remembers nothing */ }
  chosen = choices[kept?.index] ?? choices.find((choice) => matchMedia(told(choice)).matches) ?? choices[0];
  chosen.checked = true;
  show();
  for (const query of device) query.addEventListener("change", show);
  choices[0].form.addEventListener("change", (event) => {
    chosen = event.target;
    show();
    const color = Object.fromEntries(["media", "scheme", "primary", "accent"].map((part) => [part, chosen.getAttribute(`data-md-color-${part}`)]));
    __md_set("__palette", { index: choices.indexOf(chosen), color });
  });
})();
