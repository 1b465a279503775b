"""Sentences of the pre-audit as HTML: addresses and sections become links."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.html import html, joined
from filrouge.pages.view import View
from filrouge.preaudit import Lien, Part, Section, brut
from filrouge.records import Ref

_SECTIONS: Mapping[Section, str] = {
    Section.ABANDONS: "retours/index.html#abandons",
    Section.ALEAS: "retours/index.html#aleas",
    Section.APPRECIATIONS: "retours/index.html#appreciations",
    Section.BILANS: "retours/index.html#bilans",
    Section.DIFFICULTES: "retours/index.html#difficultes",
    Section.PLAN: "plan/index.html",
    Section.RECLAMATIONS: "retours/index.html#reclamations",
    Section.REVUES: "revues/index.html",
    Section.RISQUES: "risques/index.html",
}


def phrase(view: View, parts: Iterable[Part]) -> Markup:
    """Return a sentence; every word of a record is only text."""
    return joined(_part(view, part) for part in parts)


def _part(view: View, part: Part) -> Markup:
    if isinstance(part, Ref):
        return view.short(part)
    if isinstance(part, Lien):
        asked = f"?origine={part.origine}" if part.origine else ""
        path = f"{_SECTIONS[part.section]}{asked}"
        return html('<a href="%s">%s</a>', view.href(path), french.spaced(part.texte))
    return html("%s", french.spaced(brut((part,))))
