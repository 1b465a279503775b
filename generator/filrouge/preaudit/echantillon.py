"""A sample as an auditor takes it: some returns and actions, each followed along its whole thread.

The method, so that anybody can draw the same sample again, with any version of Python:

1. The pieces are the réclamations, difficultés, aléas, abandons, syntheses of appréciations and actions that
   lived since the audit before (since the beginning when there was none); actions still late count too.
2. Each belongs to a *nature* (the kind of signalement; an abandon; the partie prenante of a synthesis;
   an action verified, done, or late) and to a category of actions (none when it serves several).
3. The rank of anything is the SHA-256 of ``"<graine>:<its name>"``, as hexadecimal text; the smallest comes first.
4. The natures of three families (signalements and abandons, appréciations, actions) are ranked in each family; the
   families take turns, and so do the natures inside a family.
5. In a nature, the next piece is of the category that the sample holds least of so far, then of the smallest rank.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from filrouge.diagnostics import Finding, Severity
from filrouge.evidence import Evidence
from filrouge.preaudit.fil import Trace, trace
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Abandon, Action, Appreciation, Ref, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.commun import Categorie

_FAMILIES = ("signalement", "appreciation", "action")


@dataclass(frozen=True, slots=True, order=True)
class Candidat:
    """A piece that could be taken; ``nature`` says what it is in words."""

    famille: str
    nature: str
    categorie: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece taken, its threads (one for each constat of a synthesis), and the findings on their records."""

    ref: Ref
    nature: str
    categorie: str
    traces: tuple[Trace, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Echantillon:
    """The sample: asked for ``taille`` pieces with ``graine``, among ``population`` that lived since ``depuis``."""

    taille: int
    graine: int
    depuis: date | None
    population: int
    pieces: tuple[Piece, ...]

    @property
    def bloque(self) -> bool:
        """True when an error stands on one of the threads."""
        return any(f.severity is Severity.ERREUR for piece in self.pieces for f in piece.findings)


def echantillon(evidence: Evidence, taille: int, graine: int) -> Echantillon:
    """Return a sample of at most ``taille`` pieces; the same seed always gives the same one."""
    scope = Scope(evidence)
    since = _since(scope)
    candidates = tuple(sorted(_candidates(scope, since)))
    taken = tirer(candidates, taille, graine)
    return Echantillon(taille, graine, since, len(candidates), tuple(_piece(scope, one) for one in taken))


def tirer(candidates: tuple[Candidat, ...], taille: int, graine: int) -> tuple[Candidat, ...]:
    """Draw from the candidates, family after family, nature after nature."""
    strata: dict[str, list[tuple[str, list[Candidat]]]] = {}
    for family in _FAMILIES:
        natures = sorted(
            {one.nature for one in candidates if one.famille == family},
            key=lambda nature: rang(graine, nature),
        )
        strata[family] = [
            (nature, sorted((c for c in candidates if c.nature == nature), key=lambda c: rang(graine, c.id)))
            for nature in natures
        ]
    held: Counter[str] = Counter()
    taken: list[Candidat] = []
    while len(taken) < taille and any(strata.values()):
        for family in _FAMILIES:
            if len(taken) < taille and strata[family]:
                taken.append(_next(strata[family], held))
    return tuple(taken)


def rang(graine: int, nom: str) -> str:
    """Return the rank of a name under a seed: the same on every machine."""
    return sha256(f"{graine}:{nom}".encode()).hexdigest()


def _next(natures: list[tuple[str, list[Candidat]]], held: Counter[str]) -> Candidat:
    """Take from the nature whose turn it is, then send it to the end of the queue."""
    nature, waiting = natures.pop(0)
    chosen = min(waiting, key=lambda one: held[one.categorie])
    waiting.remove(chosen)
    held[chosen.categorie] += 1
    if waiting:
        natures.append((nature, waiting))
    return chosen


def _since(scope: Scope) -> date | None:
    """The day after the last audit before the one prepared."""
    audits = scope.organisme.audits if scope.organisme else ()
    past = [one.date for one in audits if one.date < scope.evidence.audit and one.date <= scope.today]
    return max(past) + timedelta(days=1) if past else None


def _candidates(scope: Scope, since: date | None) -> Iterator[Candidat]:
    start = since or date.min
    for signalement in scope.de(Signalement):
        if signalement.recu_le >= start:
            nature = label("signalement", "nature", signalement.nature)
            yield Candidat("signalement", nature, _category(scope, signalement.formation), signalement.id)
    for abandon in scope.de(Abandon):
        if abandon.survenu_le >= start:
            yield Candidat("signalement", "Abandon", _category(scope, abandon.formation), abandon.id)
    for one in scope.appreciations:
        if one.etablie_le >= start:
            partie = label("appreciation", "partie_prenante", one.partie_prenante)
            yield Candidat(
                "appreciation", f"Appréciation, {partie.lower()}", _single(_categories(scope, one)), one.id
            )
    for action in scope.actions:
        kind = _kind(scope, action)
        if kind and (action.en_retard(scope.today) or _last_day(action) >= start):
            yield Candidat("action", kind, _action_category(scope, action), action.id)


def _kind(scope: Scope, action: Action) -> str:
    if action.en_retard(scope.today):
        return "Action en retard"
    return {Statut.VERIFIEE: "Action vérifiée", Statut.REALISEE: "Action réalisée"}.get(action.statut, "")


def _last_day(action: Action) -> date:
    return max(action.faits[1], action.realisee_le or action.ouverte_le)


def _category(scope: Scope, formation: str | None) -> str:
    found = scope.organisme.formations.get(formation) if scope.organisme and formation else None
    return label("organisme", "categories", "*", found.categorie) if found else ""


def _categories(scope: Scope, one: Appreciation) -> set[str]:
    if one.categories:
        return {_word(categorie) for categorie in one.categories}
    return {word for code in one.formations if (word := _category(scope, code))}


def _action_category(scope: Scope, action: Action) -> str:
    words: set[str] = set()
    for ref in scope.sources[action.id]:
        match scope.graph.records.get(ref.id):
            case Appreciation() as one:
                words |= _categories(scope, one)
            case Signalement(formation=code) | Abandon(formation=code):
                words.add(_category(scope, code))
    return _single(words - {""})


def _single(words: set[str]) -> str:
    return words.pop() if len(words) == 1 else ""


def _word(categorie: Categorie) -> str:
    return label("organisme", "categories", "*", categorie)


def _piece(scope: Scope, one: Candidat) -> Piece:
    record = scope.graph.records[one.id]
    constats = record.constats if isinstance(record, Appreciation) else ()
    addresses = [Ref(one.id, constat.code) for constat in constats] or [Ref(one.id)]
    traces = tuple(trace(scope, ref) for ref in addresses)
    concerned = {
        part.id
        for found in traces
        for stage in found.etapes
        for phrase in stage.elements
        for part in phrase
        if isinstance(part, Ref)
    }
    findings = tuple(f for f in scope.evidence.findings if f.record in concerned | {one.id})
    return Piece(Ref(one.id), one.nature, one.categorie, traces, findings)
