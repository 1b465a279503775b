"""The events of a plan as a page: by day, record and sentence."""

from collections.abc import Iterator
from itertools import groupby

from filrouge.diagnostics.french import jour
from filrouge.preaudit import Dehors
from filrouge.report.audit_page import Bloc, Point, Signe, Texte, Titre
from filrouge.report.historique_evenements import Evenement, Recit
from filrouge.report.words import compte
from filrouge.vie.dates import AVERTISSEMENT

_COURT = 7
"""Characters of a commit's id that are shown, as git itself does."""


def blocs(recit: Recit) -> Iterator[Bloc]:
    """Yield the whole page; the warning on what dates are worth is always printed with them."""
    count = compte(len(recit.evenements), "événement", "événements")
    if recit.fiche:
        yield Titre(1, f"Historique de {recit.fiche} au {jour(recit.jour)}")
        yield Texte((f"{count}, du premier enregistré au dernier.",))
    else:
        yield Titre(1, f"Derniers événements du plan au {jour(recit.jour)}")
        yield Texte((f"{count}, du dernier enregistré au premier.",))
    for day, events in groupby(recit.evenements, key=lambda event: event.jour):
        yield Titre(2, jour(day))
        for event in events:
            yield from _evenement(event)
    yield Titre(2, "Ce que valent ces dates")
    yield Texte((AVERTISSEMENT,))


def _evenement(event: Evenement) -> Iterator[Bloc]:
    title = f" : {event.titre}" if event.titre else ""
    yield Point(Signe.NOTE, (title,), fort=event.fiche)
    yield from (Point(Signe.PREUVE, (one.phrase,), 1) for one in event.changements)
    proven = f", prouvée au plus tard le {jour(event.prouve_le)}" if event.prouve_le else ""
    short = event.commit[:_COURT]
    commit = Dehors(event.lien, short) if event.lien else short
    others = f" ({event.autres_dates})" if event.autres_dates else ""
    worth = f", date de niveau {event.niveau}{proven}{others}"
    yield Point(Signe.RIEN, (f"{event.auteur}, commit ", commit, worth), 1)
