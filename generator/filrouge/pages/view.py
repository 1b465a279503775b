"""What a template may call: links, texts and signs, seen from one page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from markupsafe import Markup

from filrouge.graph import Effet, Graph, formations_reunies
from filrouge.pages import french, markdown, svg
from filrouge.pages.context import Context
from filrouge.pages.html import address, html, joined
from filrouge.pages.labels import label
from filrouge.pages.paths import href, page_path
from filrouge.records import Action, Record, Ref
from filrouge.records.types.action import Statut, Verdict

_STATUTS = {
    Statut.A_FAIRE: ("neutral", "circle"),
    Statut.EN_COURS: ("info", "half"),
    Statut.REALISEE: ("info", "check"),
    Statut.VERIFIEE: ("good", "double"),
    Statut.ABANDONNEE: ("neutral", "cross"),
}
_VERDICTS = {
    Verdict.EFFICACE: ("good", "check"),
    Verdict.PARTIELLEMENT_EFFICACE: ("warn", "half"),
    Verdict.NON_EFFICACE: ("bad", "cross"),
    Verdict.NON_MESURABLE: ("neutral", "question"),
}
_ARROW = "\u2192"


def effectifs(graph: Graph, found: Effet) -> str:
    """Write who stands behind the two figures: « n = 18, puis 23, 4 formations réunies »; "" when nobody said."""
    together = formations_reunies(graph, found)
    told = (_answers(found), f"{together} formations réunies" if together else "")
    return ", ".join(filter(None, told))


def _answers(found: Effet) -> str:
    """Write how many: « n = 18, puis 23 », « n = 9 après »."""
    before, after = found.n_avant, found.n_apres
    known = ", puis ".join(french.number(n, 0) for n in (before, after) if n is not None)
    if not known:
        return ""
    side = ""
    if None in (before, after) and None not in (found.avant, found.apres):
        side = " avant" if after is None else " après"
    return f"n{french.NBSP}={french.NBSP}{known}{side}"


@lru_cache(maxsize=1024)
def chip(kind: str, icon: str, word: str) -> Markup:
    """Return a word with its sign: the colour only repeats what they say."""
    return html('<span class="fil-chip fil-%s">%s%s</span>', kind, svg.icon(icon), word)


@lru_cache(maxsize=4096)
def _date(day: dt.date) -> Markup:
    return html('<time datetime="%s">%s</time>', day.isoformat(), french.long_date(day))


@lru_cache(maxsize=4096)
def _short_date(day: dt.date) -> Markup:
    return html('<time datetime="%s">%s</time>', day.isoformat(), french.short_date(day))


def _sample(graph: Graph, found: Effet) -> Markup:
    told = effectifs(graph, found)
    return html(' <span class="fil-discreet">(%s)</span>', told) if told else Markup("")


@dataclass(frozen=True, slots=True)
class View:
    """The evidence as one page shows it."""

    context: Context
    path: str

    def href(self, target: Ref | str) -> str:
        """Return the relative link to a record or to a path of the site."""
        return href(self.path, target)

    def text(self, text: str, top: int = 3) -> Markup:
        """Return the HTML of a record's Markdown."""
        return markdown.render(text, self._resolve, top=top)

    def _resolve(self, written: str) -> str | None:
        ref = self.context.resolve(written)
        return self.href(ref) if ref else None

    def link(self, ref: Ref) -> Markup:
        """Return the address and the title of a record, as one link."""
        if not self.context.knows(ref):
            return html("<span>%s (fiche absente)</span>", ref)
        shown = address(str(ref))
        if ref.fragment is None and page_path(ref.id) == self.path:
            words = html('<span class="fil-id">%s</span> %s', shown, self.context.title(ref))
            return html('<strong aria-current="page">%s</strong>', words)
        return html(
            '<a href="%s"><span class="fil-id">%s</span> %s</a>',
            self.href(ref),
            shown,
            self.context.title(ref),
        )

    def named(self, record: Record) -> Markup:
        """Return the address and the title of a record that is there, as one link."""
        return self.link(Ref(record.id))

    def short(self, ref: Ref) -> Markup:
        """Return the address alone, as a link with its title behind it."""
        if not self.context.knows(ref):
            return html("<span>%s (fiche absente)</span>", ref)
        shown = address(str(ref))
        return html(
            '<a class="fil-id" href="%s" title="%s">%s</a>', self.href(ref), self.context.title(ref), shown
        )

    def shorts(self, refs: Iterable[Ref]) -> Markup:
        """Return addresses, one a line."""
        return joined((self.short(ref) for ref in refs), "<br>")

    def date(self, day: dt.date) -> Markup:
        """Return « 30 juin 2026 », readable by machines too."""
        return _date(day)

    def short_date(self, day: dt.date) -> Markup:
        """Return « 30/06/2026 », for tables."""
        return _short_date(day)

    def statut(self, action: Action) -> Markup:
        """Return the state of an action; when it is late, since when."""
        kind, icon = _STATUTS[action.statut]
        state = chip(kind, icon, label("action", "statut", action.statut))
        if not action.en_retard(self.context.today) or action.echeance is None:
            return state
        late = french.plural((self.context.today - action.echeance).days, "jour")
        return state + Markup(" ") + chip("bad", "clock", f"En retard de {late}")

    def verdict(self, verdict: Verdict) -> Markup:
        """Return what the check of the effect said."""
        kind, icon = _VERDICTS[verdict]
        return chip(kind, icon, label("action", "efficacite", "verdict", verdict))

    def effect(self, action: Action) -> Markup:
        """Return « 3,1 → 4,2 / 5 » as far as the figures are known."""
        memo = self.context.graph.memo
        key = View.effect, action.id
        if key not in memo:
            # Every thread through the action shows it.
            memo[key] = self._effect(action)
        return cast("Markup", memo[key])

    def _effect(self, action: Action) -> Markup:
        found = self.context.effets[action.id]
        if found is None or (found.avant is None and found.apres is None):
            return Markup("")
        if found.apres is None:
            before = self.figure(action, found.avant)
            missing = ", après non mesuré" if action.efficacite else ""
            return html(
                '<span class="fil-figure">avant\u00a0: %s</span>%s%s',
                before,
                _sample(self.context.graph, found),
                missing,
            )
        before = "non mesuré" if found.avant is None else self.bare(action, found.avant)
        after = self.figure(action, found.apres)
        drawn = html('<span class="fil-figure">%s %s <strong>%s</strong></span>', before, _ARROW, after)
        return drawn + _sample(self.context.graph, found)

    def planned(self, day: dt.date) -> Markup:
        """Return « Effet à vérifier de nouveau le 17 décembre 2026 »; a day gone by says so."""
        told = html("Effet à vérifier de nouveau le %s", self.date(day))
        return told + Markup(" ") + chip("bad", "clock", "dépassée") if day < self.context.today else told

    def figure(self, action: Action, value: float | None) -> str:
        """Return a figure of an action's effect, in its unit and as its scale is written; "" without one."""
        found = self.context.effets[action.id]
        if found is None or value is None:
            return ""
        return french.measure(value, found.unite, self.context.echelles.get(action.id))

    def bare(self, action: Action, value: float) -> str:
        """Return a figure of an action's effect without its unit, as its scale is written."""
        scale = self.context.echelles.get(action.id)
        return french.number(value) if scale is None else french.bare(value, scale)
