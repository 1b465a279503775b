"""The events of a plan in words: what each commit did to a record, when, and the role of who recorded it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from filrouge.evidence import Evidence
from filrouge.garde import detecteur
from filrouge.history import Historique, Mots, Version, raconter, renommages
from filrouge.vie import auteur, autres_dates, role_de
from filrouge.vie.comparaison import phrase_discrete


@dataclass(frozen=True, slots=True)
class Dit:
    """One change: its kind, and its sentence."""

    nature: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Evenement:
    """What one commit did to one record; ``role`` is None, and ``auteur`` says so, where nobody gave it.

    ``jour`` is the day it landed; ``ecrit_le`` and ``commit_le`` are the author's and the committer's, None for a date no
    calendar has; ``autres_dates`` says both in words, where they are not the same day.
    ``lien`` is where the commit can be read, None when the settings do not say.
    ``niveau`` says what vouches for the day it reached the main line, ``prouve_le`` by when at level A.
    """

    jour: date
    ecrit_le: date | None
    commit_le: date | None
    autres_dates: str
    fiche: str
    titre: str
    changements: tuple[Dit, ...]
    role: str | None
    auteur: str
    commit: str
    lien: str | None
    niveau: str
    prouve_le: date | None


@dataclass(frozen=True, slots=True)
class Recit:
    """Events to tell: the life of ``fiche`` from its beginning, or the last ones of the plan, latest first.

    ``jour`` is the day of analysis: what reached git later is left out.
    """

    jour: date
    fiche: str | None
    evenements: tuple[Evenement, ...]


def derniers(evidence: Evidence, historique: Historique, nombre: int) -> Recit:
    """Tell the last events of the plan, so many at most."""
    ranks = {one.commit: rank for rank, one in enumerate(historique.enregistrements)}
    versions = [(id_, version) for id_, known in historique.versions.items() for version in known]
    versions.sort(key=lambda pair: (-ranks[pair[1].commit], pair[0]))
    told = _evenements(evidence, historique, versions)
    return Recit(evidence.project.today, None, tuple(islice(told, nombre)))


def vie_de(evidence: Evidence, historique: Historique, id_: str) -> Recit:
    """Tell the whole life of a record, under the ids it had."""
    return Recit(evidence.project.today, id_, tuple(_evenements(evidence, historique, historique.vie(id_))))


def _evenements(
    evidence: Evidence, historique: Historique, versions: Iterable[tuple[str, Version]]
) -> Iterator[Evenement]:
    """Yield what each version tells; one that changed no value tells nothing.

    Personal data are hidden here: folded in lines or escaped for Markdown, nobody would find them again.
    """
    renamed = renommages(historique)
    present = Mots.de(evidence.graph.organisme)
    past = replace(present, citer=False)
    for id_, version in versions:
        found = raconter(id_, version, renamed)
        if found:
            mots = present if version is historique.de(id_)[-1] else past
            told = tuple(
                Dit(one.nature.value, phrase_discrete(one, mots, evidence.project.noms)) for one in found
            )
            yield _evenement(evidence, id_, version, told)


def _evenement(evidence: Evidence, id_: str, version: Version, told: tuple[Dit, ...]) -> Evenement:
    title = (version.donnees or version.avant or {}).get("titre")
    masque = detecteur(evidence.project.noms).masque
    return Evenement(
        jour=version.arrivee.date(),
        ecrit_le=version.ecrite.date() if version.ecrite else None,
        commit_le=version.enregistree.date() if version.enregistree else None,
        autres_dates=autres_dates(version),
        fiche=id_,
        titre=masque(" ".join(title.split())) if isinstance(title, str) else "",
        changements=told,
        role=role_de(evidence.project, version),
        auteur=auteur(evidence, version),
        commit=version.commit,
        lien=evidence.project.lien(version.commit),
        niveau=version.niveau.value,
        prouve_le=version.prouvee.date() if version.prouvee else None,
    )
