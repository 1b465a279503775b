"""Signals: what an auditor might ask about the way a plan was recorded, as questions to prepare; never a verdict.

They belong on the internal profile alone. Two dates faked at random raise none of them: only a third party's time
stamps tell.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from filrouge.diagnostics.french import long_date, plural
from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.vie.chiffre import centile, part, part_au_dela
from filrouge.vie.mesures import GRAND_RETARD, RETARD, SEMAINE, premiers_changements, semaine, silence
from filrouge.vie.observation import FENETRE, Creation, Observation, observer

FICHES, EVENEMENTS = 5, 10
"""Below both, a plan is too small to be asked anything; a share of records needs that many records too."""
SILENCE_JOURS = 120
MOITIE = 50.0
SCRIPTES, HORODATAGES = 30.0, 15
UN_JOUR = timedelta(days=1)
AVANCE = timedelta(days=1.5)
_SHOWN = 7


class CodeSignal(StrEnum):
    """The signals, in the order they are told."""

    PLAN_MORT = "plan_mort"
    SILENCE = "silence"
    RATTRAPAGE = "rattrapage"
    RAFALE = "rafale"
    ENREGISTREMENT_TARDIF = "enregistrement_tardif"
    NEES_CLOSES = "nees_closes"
    VIE_INSTANTANEE = "vie_instantanee"
    HORODATAGE_SCRIPTE = "horodatage_scripte"
    HORLOGE_RECULE = "horloge_recule"
    DATE_FUTURE = "date_future"
    HISTOIRE_REECRITE = "histoire_reecrite"


REGLES: Mapping[CodeSignal, str] = {
    CodeSignal.PLAN_MORT: f"Aucun événement sur {FENETRE} jours, dans un plan que l’historique suit depuis plus longtemps.",
    CodeSignal.SILENCE: f"Plus de {SILENCE_JOURS} jours sans événement.",
    CodeSignal.RATTRAPAGE: f"Plus de la moitié des événements de l’année en {SEMAINE} jours, et plus de la moitié des fiches "
    f"enregistrées plus de {RETARD} jours après la date qu’elles déclarent.",
    CodeSignal.RAFALE: f"Plus de la moitié des événements de l’année (au moins {EVENEMENTS}) en {SEMAINE} jours, sans rattrapage.",
    CodeSignal.ENREGISTREMENT_TARDIF: f"Plus de la moitié des fiches enregistrées plus de {GRAND_RETARD} jours après la date "
    "qu’elles déclarent.",
    CodeSignal.NEES_CLOSES: "Plus de la moitié des actions, signalements et risques déjà clos à leur première version.",
    CodeSignal.VIE_INSTANTANEE: "Moins d’un jour, en médiane, entre la création d’une fiche et son premier changement d’état.",
    CodeSignal.HORODATAGE_SCRIPTE: f"Plus de {SCRIPTES:.0f} % des enregistrements (au moins {HORODATAGES}) à la seconde 00 ; le "
    "hasard en donne 1,7 %.",
    CodeSignal.HORLOGE_RECULE: "Un enregistrement daté de plus d’un jour avant celui qu’il suit.",
    CodeSignal.DATE_FUTURE: "Une fiche qui déclare une date postérieure de plus d’un jour et demi à son arrivée dans l’historique, ou un "
    "enregistrement daté de plus d’un jour après la date d’analyse.",
    CodeSignal.HISTOIRE_REECRITE: "Un enregistrement dont le plan a été présenté à un audit (« commit » de cet audit, dans "
    "content/organisme.yaml) et que l’historique ne contient pas.",
}
"""The rule of each signal, to be printed beside it; shares of records need five records."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One question to prepare; ``n`` is what it stands on, ``fiches`` the records or ``commits`` concerned, if any."""

    code: CodeSignal
    question: str
    n: int
    fiches: tuple[str, ...] = ()
    commits: tuple[str, ...] = ()

    @property
    def regle(self) -> str:
        """The rule that raised it."""
        return REGLES[self.code]


def signaux(evidence: Evidence) -> tuple[Signal, ...] | SansHistorique:
    """Return the questions to prepare; none for a plan too small to tell."""
    seen = observer(evidence)
    if isinstance(seen, SansHistorique):
        return seen
    if len(seen.creations) < FICHES and len(seen.evenements) < EVENEMENTS:
        return ()
    return tuple(signal for rule in _RULES for signal in rule(seen))


def _dead(seen: Observation) -> Iterator[Signal]:
    if not seen.recents and seen.debut == seen.veille:
        last = max((one.jour for one in seen.evenements), default=seen.debut)
        question = f"Plus rien n’a changé dans le plan depuis le {long_date(last)} : que s’est-il passé depuis un an ?"
        yield Signal(CodeSignal.PLAN_MORT, question, len(seen.evenements))


def _silent(seen: Observation) -> Iterator[Signal]:
    start, end = silence(seen)
    gap = (end - start).days
    if gap > SILENCE_JOURS:
        question = f"Aucun enregistrement pendant {gap} jours, du {long_date(start)} au {long_date(end)} : que s’est-il passé ?"
        yield Signal(CodeSignal.SILENCE, question, len(seen.recents))


def _rush(seen: Observation) -> Iterator[Signal]:
    """Yield a rattrapage, else a rafale."""
    whole = len(seen.jours)
    start, count = semaine(seen) if whole >= FICHES else (seen.fin, 0)
    if not count or part(count, whole) <= MOITIE:
        return
    until = min(start + timedelta(days=SEMAINE - 1), seen.fin)
    told = f"{count} des {whole} changements de l’année ont été enregistrés du {long_date(start)} au {long_date(until)}"
    late = _late(seen, RETARD)
    if _most(seen, RETARD):
        question = (
            f"{told}, et {len(late)} des {len(seen.neuves)} fiches sont entrées dans l’historique plus de {RETARD} jours après leur date : "
            "pourquoi si tard, et d’où viennent ces dates ?"
        )
        yield Signal(CodeSignal.RATTRAPAGE, question, whole, late)
    elif whole >= EVENEMENTS:
        yield Signal(CodeSignal.RAFALE, f"{told} : que s’est-il passé cette semaine-là ?", whole)


def _tardy(seen: Observation) -> Iterator[Signal]:
    if _most(seen, GRAND_RETARD):
        late, whole = _late(seen, GRAND_RETARD), len(seen.neuves)
        question = (
            f"{len(late)} des {whole} fiches sont entrées dans l’historique plus de {GRAND_RETARD} jours après leur date : où étaient-elles "
            "notées en attendant ?"
        )
        yield Signal(CodeSignal.ENREGISTREMENT_TARDIF, question, whole, late)


def _most(seen: Observation, limit: int) -> bool:
    """True when most of enough records came in later than a limit in days."""
    spans = [one.retard for one in seen.neuves]
    return len(spans) >= FICHES and part_au_dela(spans, limit) > MOITIE


def _late(seen: Observation, limit: int) -> tuple[str, ...]:
    return tuple(one.record.id for one in seen.neuves if one.retard > limit)


def _born_closed(seen: Observation) -> Iterator[Signal]:
    known = [one for one in seen.neuves if one.etat is not None]
    closed = tuple(one.record.id for one in known if one.nee_close)
    if len(known) >= FICHES and part(len(closed), len(known)) > MOITIE:
        question = (
            f"{len(closed)} des {len(known)} actions, signalements et risques étaient déjà clos à leur premier enregistrement : "
            "qu’est-ce qui montre leur suivi ?"
        )
        yield Signal(CodeSignal.NEES_CLOSES, question, len(known), closed)


def _instant(seen: Observation) -> Iterator[Signal]:
    spans = premiers_changements(seen)
    if len(spans) >= FICHES and centile(spans, 0.5) < 1:
        question = (
            f"Sur {len(spans)} fiches qui ont changé d’état, la moitié l’ont fait moins d’un jour après leur création : leur "
            "suivi a-t-il été saisi après coup ?"
        )
        yield Signal(CodeSignal.VIE_INSTANTANEE, question, len(spans))


def _scripted(seen: Observation) -> Iterator[Signal]:
    versions = (version for found in seen.historique.versions.values() for version in found)
    moments = {version.commit: version.enregistree for version in versions if version.enregistree}
    round_ = tuple(commit for commit, moment in moments.items() if moment.second == 0)
    if len(moments) >= HORODATAGES and part(len(round_), len(moments)) > SCRIPTES:
        question = (
            f"{len(round_)} des {len(moments)} enregistrements sont datés d’une minute juste (seconde 00) : un programme a-t-il "
            "écrit ces dates ?"
        )
        yield Signal(CodeSignal.HORODATAGE_SCRIPTE, question, len(moments), commits=round_)


def _backwards(seen: Observation) -> Iterator[Signal]:
    known = [one for one in seen.historique.enregistrements if one.enregistree and one.parents]
    back = tuple(
        one.commit for one in known if one.enregistree and max(one.parents) - one.enregistree > UN_JOUR
    )
    if back:
        what = plural(len(back), "enregistrement est daté", "enregistrements sont datés")
        question = f"{what} de plus d’un jour avant celui qui précède ({_cut(back)}) : quelle horloge a donné ces dates ?"
        yield Signal(CodeSignal.HORLOGE_RECULE, question, len(known), commits=back)


def _ahead(seen: Observation) -> Iterator[Signal]:
    early = tuple(one.record.id for one in seen.creations if _ahead_by(one) > AVANCE)
    project = seen.evidence.project
    # A day of analysis in the past leaves out commits that are not ahead of anything.
    later = seen.historique.posterieurs if project.today >= project.horloge else ()
    ahead = tuple(one.commit for one in later if one.arrivee.astimezone(UTC).date() - seen.fin > UN_JOUR)
    parts = []
    if early:
        what = plural(
            len(early),
            "fiche déclare une date postérieure à son",
            "fiches déclarent une date postérieure à leur",
        )
        more = "…" if len(early) > _SHOWN else ""
        parts.append(f"{what} entrée dans l’historique ({', '.join(early[:_SHOWN])}{more})")
    if ahead:
        what = plural(len(ahead), "enregistrement est daté", "enregistrements sont datés")
        parts.append(f"{what} d’après le jour de l’analyse ({_cut(ahead)})")
    if parts:
        question = f"{' ; '.join(parts)} : quelle est la bonne date ?"
        yield Signal(CodeSignal.DATE_FUTURE, question, len(seen.creations), early, ahead)


def _rewritten(seen: Observation) -> Iterator[Signal]:
    historique, organisme = seen.historique, seen.evidence.graph.organisme
    shown = {one.commit for one in organisme.audits if one.commit} if organisme else set()
    lost = tuple(
        sorted(shown - {one.commit for one in (*historique.enregistrements, *historique.posterieurs)})
    )
    if lost:
        what = plural(
            len(lost),
            "enregistrement présenté à un audit n’est",
            "enregistrements présentés à des audits ne sont",
        )
        question = (
            f"{what} pas dans l’historique ({_cut(lost)}) : le numéro est-il le bon, ou l’historique a-t-il été réécrit, "
            "quand et pourquoi ?"
        )
        yield Signal(CodeSignal.HISTOIRE_REECRITE, question, len(shown), commits=lost)


def _ahead_by(one: Creation) -> timedelta:
    """Return how long after the entry the declared day begins, on the clock of whoever recorded it."""
    arrival = one.premiere.arrivee
    return datetime.combine(one.declaree, time(), arrival.tzinfo) - arrival


def _cut(commits: tuple[str, ...]) -> str:
    """Return the short ids of a few commits."""
    more = "…" if len(commits) > _SHOWN else ""
    return ", ".join(commit[:7] for commit in commits[:_SHOWN]) + more


_RULES: tuple[Callable[[Observation], Iterator[Signal]], ...] = (
    _dead,
    _silent,
    _rush,
    _tardy,
    _born_closed,
    _instant,
    _scripted,
    _backwards,
    _ahead,
    _rewritten,
)
