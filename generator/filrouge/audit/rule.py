"""What a rule is, and all it may look at."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from filrouge.diagnostics import Severity
from filrouge.graph import Graph
from filrouge.history import Historique, SansHistorique
from filrouge.project import Seuils
from filrouge.records import Abandon, Action, Appreciation, Organisme, Revue, Signalement
from filrouge.referentiel import Referentiel
from filrouge.source import Document, Pointer

_LIVES = (Abandon, Action, Appreciation, Revue, Signalement)


class Gradation(StrEnum):
    """What an auditor would likely write down: our reading, not law."""

    MAJEURE = "majeure"
    MINEURE = "mineure"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name: this key of this record. Only the run knows lines and columns."""

    record: str
    pointer: Pointer = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says: one message at one place, related places, remedies.

    ``severity`` is only given where a rule has cases lighter or heavier than its own severity.
    """

    place: Place
    message: str
    helps: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class NonVerifiable:
    """A rule could not look at what it needs: said, never passed over in silence."""

    raison: str
    aide: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a rule may look at; frozen, so that no rule can disturb another.

    ``today`` is the day of analysis, ``audit`` the day of the audit (the coming one, else ``today``)
    which says which ``referentiel`` applies. ``broken`` are the ids of files that could not be read as
    records. ``organisme`` is None when its own file is at fault. ``documents`` are the files of the
    records as written; ``noms`` the names that no published text may hold (never committed).
    """

    graph: Graph
    organisme: Organisme | None
    today: date
    audit: date
    seuils: Seuils
    referentiel: Referentiel
    historique: Historique | SansHistorique
    documents: Mapping[str, Document] = field(default_factory=dict)
    noms: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()

    def lacune(self, *needed: str) -> NonVerifiable | None:
        """Say that a file a rule needs could not be read: ``needed`` are prefixes of ids, or "organisme".

        A rule that concludes from an *absence* must not conclude while a record of that kind is missing
        for that reason.
        """
        starts = tuple(f"{prefix}-" for prefix in needed)
        lost = sorted(id_ for id_ in self.broken if id_.startswith(starts))
        if "organisme" in needed and self.organisme is None:
            lost.append("organisme")
        if not lost:
            return None
        shown = ", ".join(lost[:3]) + ("…" if len(lost) > 3 else "")
        return NonVerifiable(
            f"des fiches nécessaires sont illisibles : {shown}", "corrigez d’abord ces fiches"
        )

    @property
    def nouvel_entrant(self) -> bool:
        """True before the initial audit of a new entrant, where only the formalisation is checked (guide V9)."""
        return self.organisme is not None and self.organisme.est_nouvel_entrant(self.audit)

    @property
    def deja_auditee(self) -> bool:
        """True when the audit that is prepared is not the first: the plan should have begun."""
        return self.organisme is not None and self.organisme.deja_auditee(self.audit)

    @property
    def vide(self) -> bool:
        """True while the plan has not begun: no return, no review, no action."""
        return not any(self.graph.of(cls) for cls in _LIVES)


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault an auditor would find.

    ``code`` is the fault as a French slug (the module's name); ``repere`` its mark in the domain
    table ("A1"); ``indicateurs`` those of the référentiel it serves; ``gradation`` what an auditor would
    likely write down. ``mise_en_oeuvre`` rules conclude from what was not done yet: they do not hold
    for a new entrant's initial audit. ``lecture`` are the codes by which the reading of the files
    itself already says this fault. The module's docstring is the rule's page, and its examples its tests.
    """

    code: str
    repere: str
    titre: str
    severity: Severity
    indicateurs: tuple[int, ...]
    gradation: Gradation
    check: Callable[[Inputs], Iterable[Fault | NonVerifiable]]
    mise_en_oeuvre: bool = False
    lecture: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        """The Markdown of the rule's page."""
        return sys.modules[self.check.__module__].__doc__ or ""
