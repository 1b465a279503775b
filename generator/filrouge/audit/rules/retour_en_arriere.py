"""Une action recule, ou une fiche disparaît, sans que rien ne dise pourquoi.

## Pourquoi

Rouvrir une action dite réalisée est honnête, si l’on dit pourquoi. Sans un mot, l’auditeur qui a
vu l’ancienne version se demande ce que l’on a voulu effacer. Il en va de même d’une fiche supprimée : git
s’en souvient, et c’est une piste de traçabilité. Mieux vaut une action abandonnée avec son motif.

## Signalé

```yaml title="historique"
- {le: 2026-04-24, fiche: ACT-2026-001, valeurs: {statut: en_cours}}
- {le: 2026-09-21, fiche: ACT-2026-001, valeurs: {statut: realisee}}
- {le: 2026-11-02, fiche: ACT-2026-001, valeurs: {statut: en_cours}}
- {le: 2026-08-31, fiche: ACT-2026-004, supprimee: true, sujet: ACT-2026-004 supprimée}
```

## Accepté

Une note ou un report écrit depuis, une revue tenue depuis qui parle de l’action, une erreur de saisie
corrigée le jour même. Pour une fiche supprimée : un message d’enregistrement qui l’explique en quelques mots, ou
son numéro cité dans une note de suivi ou dans un compte rendu de revue.

```yaml title="historique"
- {le: 2026-04-24, fiche: ACT-2026-001, valeurs: {statut: en_cours}}
- {le: 2026-09-21, fiche: ACT-2026-001, valeurs: {statut: realisee}}
- {le: 2026-11-02, fiche: ACT-2026-001, valeurs: {statut: en_cours}}
- {le: 2026-08-31, fiche: ACT-2026-004, supprimee: true, sujet: ACT-2026-004 supprimée}
- {le: 2026-08-31, fiche: ACT-2026-005, supprimee: true, sujet: "ACT-2026-005 : doublon de ACT-2026-001"}
```

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2026-12-18
statut: en_cours
suivi:
  - {le: 2026-11-02, note: Rouverte ; la session d’octobre a encore débordé. ACT-2026-004 a été fondue dans celle-ci.}
```

## Source

Lecture de Fil Rouge : aucun texte officiel ne parle de l’historique des fiches.

## Réglages

Aucun.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import cited, reviews_held, shown, spoken_of
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.history import Historique, Version
from filrouge.records import Action
from filrouge.records.types.action import Statut
from filrouge.source import Value

_RANKS = {
    Statut.A_FAIRE: 0,
    Statut.EN_COURS: 1,
    Statut.REALISEE: 2,
    Statut.VERIFIEE: 3,
    Statut.ABANDONNEE: 4,  # final
}
_VALUES = frozenset(statut.value for statut in Statut)
_WORDS = {
    Statut.A_FAIRE: "à faire",
    Statut.EN_COURS: "en cours",
    Statut.REALISEE: "réalisée",
    Statut.VERIFIEE: "vérifiée",
    Statut.ABANDONNEE: "abandonnée",
}
_EXPLAINED = 4
"""Words in the message of a commit that say more than a number."""


@dataclass(frozen=True, slots=True)
class _Step:
    """From the last day in one state to the first day in a lower one."""

    before: date
    was: Statut
    after: date
    became: Statut


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    historique = inputs.historique
    if not isinstance(historique, Historique):
        yield NonVerifiable(historique.raison, historique.aide)
        return
    if lacune := inputs.lacune("ACT", "REV", "RSQ", "organisme"):
        yield lacune
        return
    points = _points(inputs)
    for action in inputs.graph.of(Action):
        said = points.get(action.id, [])
        backs = [
            step
            for step in _backwards(tuple(version for _, version in historique.vie(action.id)))
            if not _explained(action, step, said)
        ]
        if backs:
            yield _back(action, backs[-1])
    yield from _deleted(inputs, historique)


def _points(inputs: Inputs) -> dict[str, list[date]]:
    """Return the days on which a review spoke of a record."""
    points: dict[str, list[date]] = {}
    for revue in reviews_held(inputs.graph, inputs.today):
        for id_ in spoken_of(inputs.graph, revue):
            points.setdefault(id_, []).append(revue.date)
    return points


def _backwards(versions: tuple[Version, ...]) -> Iterator[_Step]:
    """Yield the steps back, from one day to the next: what was mended the same day was a slip.

    A version that could not be read says nothing, and is stepped over.
    """
    if len(versions) < 2:
        return  # a version costs a reading
    told = [(version, statut) for version in versions if (statut := _statut(version.donnees))]
    days = [list(group) for _, group in groupby(told, key=lambda pair: _day(pair[0]))]
    for morning, day in pairwise(days):
        (before, was), (after, became) = morning[-1], day[-1]
        if _RANKS[became] < _RANKS[was] and any(_lowers(version) for version, _ in day):
            yield _Step(_day(before), was, _day(after), became)


def _day(version: Version) -> date:
    return (version.ecrite or version.arrivee).date()


def _lowers(version: Version) -> bool:
    """False for a version that only comes after a higher one because it was made beside it, on a branch."""
    found, left = _statut(version.avant), _statut(version.donnees)
    return found is None or left is None or _RANKS[left] < _RANKS[found]


def _statut(data: Mapping[str, Value] | None) -> Statut | None:
    written = data.get("statut") if data else None
    return Statut(written) if written in _VALUES else None


def _explained(action: Action, step: _Step, points: list[date]) -> bool:
    """True when somebody wrote why: a note newer than the state before, or a review held since."""
    notes = (*(note.le for note in action.suivi), *(report.le for report in action.reports))
    return any(day > step.before or day >= step.after for day in notes) or any(
        day >= step.after for day in points
    )


def _back(action: Action, step: _Step) -> Fault:
    return Fault(
        Place(action.id, ("statut",), f"{_WORDS[step.was]} le {jour(step.before)}"),
        f"l’action {action.id} est passée de « {_WORDS[step.was]} » à « {_WORDS[step.became]} » "
        f"le {jour(step.after)}, sans explication",
        (
            "écrivez dans « suivi » une note datée qui dit pourquoi",
            "si l’échéance a été repoussée à cette occasion, ajoutez un « reports » avec le motif",
        ),
    )


def _deleted(inputs: Inputs, historique: Historique) -> Iterator[Fault]:
    """Yield one fault for each commit that took records away without a word."""
    alive = inputs.graph.records.keys() | inputs.broken
    renamed = {(one.commit, one.ancien) for one in historique.renommages}
    gone: dict[tuple[datetime, str], list[str]] = {}
    for id_, versions in sorted(historique.versions.items()):
        last = versions[-1] if versions else None
        if last is None or (last.commit, id_) in renamed:
            continue
        if last.supprimee and id_ not in alive and _words(last.sujet) < _EXPLAINED:
            gone.setdefault((last.arrivee, last.commit), []).append(id_)
    told = cited(inputs.graph) if gone else frozenset[str]()
    for (moment, _), ids in sorted(gone.items()):
        if unsaid := [id_ for id_ in ids if id_ not in told]:
            yield _lost(unsaid, moment.date())


def _words(subject: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in subject.split())


def _lost(ids: list[str], day: date) -> Fault:
    what = (
        f"la fiche {ids[0]} a été supprimée le {jour(day)}, sans explication"
        if len(ids) == 1
        else f"{len(ids)} fiches ont été supprimées le {jour(day)}, sans explication : {shown(ids)}"
    )
    return Fault(
        Place("organisme", ("nom",)),
        what,
        (
            "dites pourquoi, avec le numéro de la fiche, dans le « suivi » d’une action ou à la prochaine revue",
            "ou remettez la fiche ; une action abandonnée garde sa fiche, avec « statut: abandonnee » et le motif",
        ),
    )


RULE = Rule(
    "retour-en-arriere",
    "C14",
    "Un retour en arrière sans explication",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
