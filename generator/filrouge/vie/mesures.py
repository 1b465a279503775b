"""The vitality measures that only git can give, over the year up to the day of analysis."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from filrouge.diagnostics.french import long_date
from filrouge.history import NiveauPreuve
from filrouge.records import Action, Signalement
from filrouge.records.types.action import Statut
from filrouge.vie.auteurs import role_de
from filrouge.vie.chiffre import Chiffre, Unite, Valeur, centile, part, part_au_dela
from filrouge.vie.observation import FENETRE, Observation, changements_etat

SEMAINE = 7
DERNIERS = 14
RETARD, GRAND_RETARD = 30, 60
DORMANT = 90
"""All in days."""

_EVENTS = "événements de l’année"
_YEAR = f"sur les {FENETRE} jours jusqu’à la date d’analyse, hors reprises d’un document plus ancien"
_NO_EVENT = "aucun événement dans l’année"
_DATEE_PAR = {
    NiveauPreuve.TIERS: "date attestée par un tiers",
    NiveauPreuve.FORGE: "date attestée par l’hébergeur",
    NiveauPreuve.DECLAREE: "date donnée par l’auteur",
}


def mois_actifs(seen: Observation) -> Chiffre:
    """Count the months with at least one event."""
    months = {day.replace(day=1) for day in seen.jours}
    window = {(seen.fin - timedelta(days=back)).replace(day=1) for back in range(FENETRE)}
    return Chiffre(
        code="mois_actifs",
        titre="Mois actifs",
        definition=f"Nombre de mois du calendrier (heure universelle) où au moins une fiche a changé dans l’historique, {_YEAR}.",
        n=len(seen.jours),
        de=_EVENTS,
        valeurs=(Valeur(f"mois actifs, sur les {len(window)} que l’année touche", len(months), Unite.MOIS),),
    )


def silence(seen: Observation) -> tuple[date, date]:
    """Return the two days between which nothing happened for longest: the first such pair."""
    marks = [seen.debut, *(day for day in seen.jours if day >= seen.debut), seen.fin]
    return max(pairwise(marks), key=lambda pair: pair[1] - pair[0])


def plus_long_silence(seen: Observation) -> Chiffre:
    """Measure the longest stretch without any event."""
    start, end = silence(seen)
    return Chiffre(
        code="plus_long_silence",
        titre="Plus long silence",
        definition=f"Plus grand nombre de jours entre deux événements qui se suivent, {_YEAR}. Le silence se compte aussi "
        "depuis le début de cette année, ou depuis la première entrée d’une fiche dans l’historique si elle est plus tardive, et "
        "jusqu’à la date d’analyse.",
        n=len(seen.jours),
        de=_EVENTS,
        valeurs=(Valeur(f"du {long_date(start)} au {long_date(end)}", (end - start).days, Unite.JOURS),),
    )


def semaine(seen: Observation) -> tuple[date, int]:
    """Return the first day of the busiest week, the earliest of equals, and its events; one event at least."""
    counts = Counter(seen.jours)
    weeks = {day: sum(counts[day + timedelta(days=step)] for step in range(SEMAINE)) for day in counts}
    return max(weeks.items(), key=lambda pair: pair[1])


def semaine_chargee(seen: Observation) -> Chiffre:
    """Measure how much of the year stands in its busiest week."""
    figure = partial(
        Chiffre,
        code="semaine_chargee",
        titre="Part de la semaine la plus chargée",
        definition=f"Événements des {SEMAINE} jours de suite (heure universelle) qui en comptent le plus, sur tous les événements, {_YEAR}.",
        n=len(seen.jours),
        de=_EVENTS,
    )
    if not seen.jours:
        return figure(absent=_NO_EVENT)
    share = part(semaine(seen)[1], len(seen.jours))
    return figure(valeurs=(Valeur("semaine la plus chargée", share, Unite.POURCENT),))


def derniers_jours(seen: Observation) -> Chiffre:
    """Measure how much of the year stands in its last days."""
    since = seen.fin - timedelta(days=DERNIERS)
    figure = partial(
        Chiffre,
        code="derniers_jours",
        titre=f"Part des {DERNIERS} derniers jours",
        definition=f"Événements des {DERNIERS} derniers jours, celui de l’analyse compris, sur tous les événements, {_YEAR}.",
        n=len(seen.jours),
        de=_EVENTS,
    )
    if not seen.jours:
        return figure(absent=_NO_EVENT)
    share = part(sum(day > since for day in seen.jours), len(seen.jours))
    return figure(valeurs=(Valeur(f"{DERNIERS} derniers jours", share, Unite.POURCENT),))


def delai_enregistrement(seen: Observation) -> Chiffre:
    """Measure the time from the day a record declares to its entry in git."""
    spans = sorted(float(one.retard) for one in seen.neuves)
    figure = partial(
        Chiffre,
        code="delai_enregistrement",
        titre="Délai d’enregistrement",
        definition="Pour chaque fiche, jours de la date qu’elle déclare à son arrivée dans l’historique (négatif si elle y est entrée "
        "avant cette date) ; hors fiches reprises d’un document plus ancien.",
        n=len(spans),
        de="fiches",
    )
    if not spans:
        return figure(absent="aucune fiche n’est encore enregistrée, hors reprises")
    values = (
        Valeur("médiane", centile(spans, 0.5), Unite.JOURS),
        Valeur("90e centile", centile(spans, 0.9), Unite.JOURS),
        Valeur(f"plus de {RETARD} jours", part_au_dela(spans, RETARD), Unite.POURCENT),
        Valeur(f"plus de {GRAND_RETARD} jours", part_au_dela(spans, GRAND_RETARD), Unite.POURCENT),
    )
    return figure(valeurs=values, durees=tuple(spans))


def nees_closes(seen: Observation) -> Chiffre:
    """Measure how many records were already closed when they came in."""
    known = [one for one in seen.neuves if one.etat is not None]
    figure = partial(
        Chiffre,
        code="nees_closes",
        titre="Fiches enregistrées déjà closes",
        definition="Actions, signalements et risques dont la première version dans l’historique était déjà close (action vérifiée ou "
        "abandonnée, signalement ou risque clos), sur tous ceux créés ; hors fiches reprises d’un document plus ancien.",
        n=len(known),
        de="actions, signalements et risques",
    )
    if not known:
        return figure(absent="aucune action, aucun signalement ni aucun risque enregistré, hors reprises")
    closed = tuple(sorted(one.record.id for one in known if one.nee_close))
    share = Valeur("déjà closes au premier enregistrement", part(len(closed), len(known)), Unite.POURCENT)
    return figure(valeurs=(share,), fiches=closed, fiches_sont="enregistrées déjà closes")


def premiers_changements(seen: Observation) -> tuple[float, ...]:
    """Return the days from the entry of each record to its first change of state, shortest first."""
    return tuple(sorted(_first_changes(seen)))


def _first_changes(seen: Observation) -> Iterator[float]:
    for one in seen.neuves:
        found = changements_etat(seen.historique.de(one.record.id), one.record.id)
        first = next((version for version, _ in found), None)
        if first is not None:
            yield (first.arrivee - one.premiere.arrivee) / timedelta(days=1)


def premier_changement(seen: Observation) -> Chiffre:
    """Measure the time from the entry of a record to its first change of state."""
    spans = premiers_changements(seen)
    figure = partial(
        Chiffre,
        code="premier_changement",
        titre="De la création au premier changement d’état",
        definition="Pour chaque action, signalement ou risque qui a changé d’état dans l’historique, jours de son arrivée à ce premier "
        "changement ; hors fiches reprises d’un document plus ancien.",
        n=len(spans),
        de="fiches qui ont changé d’état",
    )
    if not spans:
        return figure(absent="aucune fiche n’a encore changé d’état dans l’historique")
    return figure(valeurs=(Valeur("médiane", centile(spans, 0.5), Unite.JOURS),), durees=spans)


def dormantes(seen: Observation) -> Chiffre:
    """Count the open records that nothing has touched for long."""
    graph = seen.evidence.graph
    open_ids = {one.id for one in graph.of(Action) if one.statut.ouvert}
    open_ids |= {one.id for one in graph.of(Signalement) if one.clos_le is None and one.suite is None}
    last = {one.id: one.jour for one in seen.evenements if one.id in open_ids}
    asleep = tuple(sorted(id_ for id_, day in last.items() if (seen.fin - day).days >= DORMANT))
    return Chiffre(
        code="dormantes",
        titre="Fiches dormantes",
        definition="Actions à faire ou en cours, et signalements ni clos ni décidés, dont aucune version n’est arrivée dans l’historique "
        f"depuis {DORMANT} jours.",
        n=len(last),
        de="fiches ouvertes",
        valeurs=(Valeur("fiches dormantes", len(asleep), Unite.NOMBRE),) if last else (),
        absent="" if last else "aucune fiche ouverte n’est enregistrée",
        fiches=asleep,
        fiches_sont="dormantes",
    )


def autre_personne(seen: Observation) -> Chiffre:
    """Measure how many checked actions were checked by somebody else than who recorded them."""
    found = list(_roles(seen))
    known = [(id_, first == last) for id_, first, last in found if first and last]
    figure = partial(
        Chiffre,
        code="autre_personne",
        titre="Vérifiées par un autre rôle",
        definition="Actions vérifiées dont l’état « vérifiée » a été enregistré par un autre rôle que celui qui avait enregistré "
        "l’action, sur toutes celles dont les deux auteurs ont un rôle connu.",
        n=len(known),
        de="actions vérifiées",
    )
    if not known:
        return figure(
            absent="aucune action vérifiée dans l’historique dont les deux auteurs ont un rôle connu"
        )
    same = tuple(sorted(id_ for id_, both in known if both))
    share = Valeur("par un autre rôle", part(len(known) - len(same), len(known)), Unite.POURCENT)
    unknown = Valeur("écartées, faute de rôle", len(found) - len(known), Unite.NOMBRE)
    return figure(valeurs=(share, unknown), fiches=same, fiches_sont="par le même rôle")


def _roles(seen: Observation) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the roles that recorded and that checked each checked action, by id, whose check git saw happen."""
    project = seen.evidence.project
    for one in seen.creations:
        if isinstance(one.record, Action) and one.record.statut is Statut.VERIFIEE:
            told = [*changements_etat(seen.historique.de(one.record.id), one.record.id)]
            last = next((version for version, state in reversed(told) if state == Statut.VERIFIEE), None)
            if last is not None or one.nee_close:
                yield one.record.id, role_de(project, one.premiere), role_de(project, last or one.premiere)


def part_prouvee(seen: Observation) -> Chiffre:
    """Measure how much of the year a third party, the forge, or nobody vouches for."""
    versions = [one.version for one in seen.recents]
    figure = partial(
        Chiffre,
        code="part_prouvee",
        titre="Qui donne les dates",
        definition=f"Événements selon qui donne leur date, {_YEAR} : un tiers l’atteste, l’hébergeur l’atteste, ou elle est seulement "
        "celle de l’ordinateur de l’auteur. Fil Rouge ne recherche pas encore les attestations d’un tiers.",
        n=len(versions),
        de=_EVENTS,
    )
    if not versions:
        return figure(absent=_NO_EVENT)
    counts = Counter(version.niveau for version in versions)
    shares = tuple(
        Valeur(_DATEE_PAR[level], part(counts[level], len(versions)), Unite.POURCENT)
        for level in NiveauPreuve
        if counts[level]
    )
    stamped = [
        (v.prouvee - v.enregistree) / timedelta(days=1) for v in versions if v.prouvee and v.enregistree
    ]
    spans = tuple(sorted(stamped))
    median = (
        (Valeur("médiane, de l’enregistrement à l’attestation", centile(spans, 0.5), Unite.JOURS),)
        if spans
        else ()
    )
    return figure(valeurs=(*shares, *median), durees=spans)
