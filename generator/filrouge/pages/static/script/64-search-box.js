// The box in the header: a combobox whose list shows the first results, section by section.
(() => {
  "use strict";
  const { element } = filSearch;
  const FIRST = 8;
  const PAGE = new URL("recherche/index.html", filSearch.ROOT).href;
  const ICON = "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5.5 5.5-1.4 1.4-5.5-5.5A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";
  const CROSS = "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z";

  function icon(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    return svg;
  }

  class Box {
    constructor() {
      this.input = element("input", {
        class: "fil-search-input", id: "fil-search", type: "text", role: "combobox", placeholder: "Rechercher",
        "aria-label": "Rechercher dans le site", "aria-expanded": "false", "aria-controls": "fil-search-list",
        "aria-autocomplete": "list", "aria-keyshortcuts": "/ Control+K", autocomplete: "off", autocapitalize: "off",
        spellcheck: "false", enterkeyhint: "search", maxlength: "200",
      });
      this.status = element("p", { class: "fil-search-status", role: "status" });
      this.list = element("div", { class: "fil-search-list", id: "fil-search-list", role: "listbox", "aria-label": "Résultats" });
      this.panel = element("div", { class: "fil fil-search-panel", hidden: true }, this.status, this.list);
      this.opener = element("button", { class: "fil-search-opener md-header__button", type: "button", "aria-label": "Rechercher", "aria-expanded": "false", "aria-controls": "fil-search" }, icon(ICON));
      this.closer = element("button", { class: "fil-search-closer", type: "button", "aria-label": "Fermer la recherche" }, icon(CROSS));
      this.field = element("div", { class: "fil-search-field" }, icon(ICON), this.input, this.closer, this.panel);
      this.root = element("div", { class: "fil-search", role: "search" }, this.opener, this.field);
      this.options = [];
      this.active = -1;
      this.asked = "";
      this.listen();
    }

    listen() {
      this.opener.addEventListener("click", () => this.unfold());
      this.closer.addEventListener("click", () => this.fold());
      this.input.addEventListener("focus", () => { filSearch.ready().catch(() => {}); if (this.input.value) this.answer(); });
      this.input.addEventListener("input", () => this.answer());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
      document.addEventListener("click", (event) => { if (!this.root.contains(event.target)) this.close(); });
      this.root.addEventListener("focusout", (event) => { if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.fold(); });
    }

    /** On a narrow screen the field takes the whole header. */
    unfold() {
      this.root.classList.add("fil-search-open");
      this.opener.setAttribute("aria-expanded", "true");
      this.input.focus();
      this.input.select();
    }

    fold() {
      this.close();
      this.root.classList.remove("fil-search-open");
      this.opener.setAttribute("aria-expanded", "false");
      if (this.root.contains(document.activeElement)) this.input.blur();
    }

    close() {
      this.panel.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1);
    }

    async answer() {
      const query = this.input.value;
      this.asked = query;
      if (!query.trim()) {
        this.close();
        return;
      }
      this.panel.hidden = false;
      const index = await filSearch.whenReady(this.status);
      if (index && this.asked === query) this.show(query, filSearch.find(query, index), index);
    }

    show(query, answer, index) {
      const first = answer.hits.slice(0, FIRST).map(({ page }) => page);
      const groups = [...new Set(first.map((page) => page.group))];
      const shown = [];
      this.list.replaceChildren(...groups.map((name, n) => {
        const options = first.filter((page) => page.group === name).map((page) => {
          const option = element("a", { class: "fil-search-option", role: "option", href: page.url, tabindex: "-1", "aria-selected": "false", id: `fil-search-${page.number}` }, ...filSearch.inside(page, answer, index));
          shown.push([page, option]);
          return option;
        });
        const title = element("div", { class: "fil-search-group", id: `fil-search-group-${n}` }, name);
        return element("div", { role: "group", "aria-labelledby": title.id }, title, ...options);
      }));
      if (answer.hits.length) this.list.append(this.all(query, answer.hits.length));
      this.options = [...this.list.querySelectorAll("[role=option]")];
      this.status.textContent = filSearch.remark(answer, query) || filSearch.count(answer.hits.length, "résultat");
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", String(this.options.length > 0));
      this.activate(-1);
      filSearch.addExcerpts(shown, answer, index);
    }

    all(query, number) {
      const words = number > 1 ? `Tous les résultats (${number.toLocaleString("fr-FR")})` : "Ce résultat dans la page de recherche";
      return element("a", { class: "fil-search-option fil-search-all", role: "option", href: address(query), tabindex: "-1", "aria-selected": "false", id: "fil-search-all" }, words);
    }

    activate(number) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    key(event) {
      const open = !this.panel.hidden && this.options.length > 0;
      const size = this.options.length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) this.answer();
        else if (event.key === "ArrowDown") this.activate(this.active + 1 < size ? this.active + 1 : -1);
        else this.activate(this.active < 0 ? size - 1 : this.active - 1);
      } else if (event.key === "Enter" && this.input.value.trim()) {
        event.preventDefault();
        if (open && this.options[this.active]) this.options[this.active].click();
        else location.assign(address(this.input.value));
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (this.panel.hidden) this.fold();
        else this.close();
      }
    }
  }

  function address(query) {
    return `${PAGE}?q=${encodeURIComponent(query.trim())}`;
  }

  const header = document.querySelector(".md-header__inner");
  const own = document.querySelector("[data-recherche]");
  const box = header && !own ? new Box() : null;
  if (box) header.append(box.root);

  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !control) return;
    event.preventDefault();
    if (box) box.unfold();
    else document.querySelector("[data-recherche] input")?.focus();
  });
})();
