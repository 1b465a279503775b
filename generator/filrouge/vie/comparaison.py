"""Two readings of a plan side by side: what was created, progressed, was postponed, closed, deleted or broken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from filrouge.audit.discretion import masked
from filrouge.evidence import Evidence
from filrouge.garde import detecteur
from filrouge.history import (
    Changement,
    Mots,
    NatureChangement,
    SansHistorique,
    canonique,
    changements,
    phrase,
)
from filrouge.history.changement import Chemin
from filrouge.records import RecordType, known_type
from filrouge.records.names import Named, read_name
from filrouge.source import Document, Value
from filrouge.validation import load_schema


class Sens(StrEnum):
    """What a change does to a record, in the order of reading; every change has exactly one."""

    CREEE = "creee"
    AVANCEE = "avancee"
    REPORTEE = "reportee"
    CLOSE = "close"
    SUPPRIMEE = "supprimee"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class FicheChangee:
    """One record, and the changes of one kind in words; ``titre`` is "" where it has none."""

    id: str
    titre: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LienRompu:
    """A link of a record that leads nowhere, and did not before; ``message`` says where it should lead."""

    fiche: str
    message: str


@dataclass(frozen=True, slots=True)
class Comparaison:
    """What changed from one reading to another: records in order of id, each under every kind that concerns it.

    ``illisibles`` are the ids of the records that are there and cannot be read, in each of the two readings.
    """

    fiches: Mapping[Sens, tuple[FicheChangee, ...]]
    liens_rompus: tuple[LienRompu, ...]
    illisibles: tuple[frozenset[str], frozenset[str]]

    @property
    def vide(self) -> bool:
        """True when nothing changed in the plan."""
        return not self.liens_rompus and not any(self.fiches.values())

    @property
    def changees(self) -> int:
        """How many records changed, came or went."""
        return len({fiche.id for fiches in self.fiches.values() for fiche in fiches})


def comparer(avant: Evidence, apres: Evidence) -> Comparaison:
    """Compare two readings of a plan, with the words that the organisation has in the later one.

    Values are compared as parsed: the order of the keys, comments and the place of a file are no change. Personal data
    are hidden here: folded in lines or escaped for Markdown, nobody would find them again.
    """
    noms = tuple(dict.fromkeys((*avant.project.noms, *apres.project.noms)))
    masque = detecteur(noms).masque
    before, after = _Lecture.de(avant), _Lecture.de(apres)
    mots = Mots.de(apres.graph.organisme or avant.graph.organisme)
    found: dict[Sens, list[FicheChangee]] = {sens: [] for sens in Sens}
    for id_, told in sorted(_changements(before, after).items()):
        title = masque(after.titre(id_) or before.titre(id_))
        for sens, changes in _par_sens(told).items():
            phrases = tuple(phrase_discrete(one, mots, noms) for one in changes)
            found[sens].append(FicheChangee(id_, title, phrases))
    broken = (LienRompu(one.fiche, masque(one.message)) for one in _rompus(avant, apres))
    return Comparaison(
        fiches={sens: tuple(fiches) for sens, fiches in found.items()},
        liens_rompus=tuple(broken),
        illisibles=(before.illisibles, after.illisibles),
    )


# The last run alone: the site tells it record by record, and the command how many there are.
@lru_cache(maxsize=1)
def non_enregistres(evidence: Evidence) -> Mapping[str, tuple[Changement, ...]]:
    """Return what the files say that the last commit does not, by id.

    Nothing without history, nor on a day that leaves commits out: the files are then not those of that day.
    """
    historique = evidence.historique
    if isinstance(historique, SansHistorique) or historique.posterieurs:
        return {}
    last = {id_: versions[-1] for id_, versions in historique.versions.items()}
    committed = _Lecture({id_: _libres(one.donnees) for id_, one in last.items() if not one.supprimee})
    told = _changements(committed, _Lecture.de(evidence))
    return {id_: changes for id_, changes in sorted(told.items()) if changes}


def _libres(donnees: Mapping[str, Value] | None) -> dict[str, Value] | None:
    return None if donnees is None else dict(donnees)


def phrase_discrete(changement: Changement, mots: Mots, noms: tuple[str, ...]) -> str:
    """Tell a change without personal data: a long value is cut, and half a name would be no name to the detector."""
    shown = replace(changement, avant=masked(changement.avant, noms), apres=masked(changement.apres, noms))
    return detecteur(noms).masque(phrase(shown, mots))


@dataclass(frozen=True)
class _Lecture:
    """The values of each record by id; None for a file that is there and cannot be read."""

    donnees: Mapping[str, dict[str, Value] | None]

    @classmethod
    def de(cls, evidence: Evidence) -> "_Lecture":
        known = {id_: _valeurs(document) for id_, document in evidence.documents.items()}
        named = (read_name(path) for path in evidence.sources if path.startswith("content/"))
        return cls({**{one.id: None for one in named if isinstance(one, Named)}, **known})

    @property
    def illisibles(self) -> frozenset[str]:
        """The ids of the files that are there and cannot be read."""
        return frozenset(id_ for id_, values in self.donnees.items() if values is None)

    def titre(self, id_: str) -> str:
        title = (self.donnees.get(id_) or {}).get("titre")
        return " ".join(title.split()) if isinstance(title, str) else ""


def _valeurs(document: Document) -> dict[str, Value]:
    body: dict[str, Value] = {} if document.body is None else {"corps": document.body}
    return {**document.data, **body}


def _changements(avant: _Lecture, apres: _Lecture) -> dict[str, tuple[Changement, ...]]:
    told = {
        id_: tuple(_fiche(known_type(id_), id_, avant, apres))
        for id_ in avant.donnees.keys() | apres.donnees.keys()
    }
    for old, new in _renommees(avant, apres):
        told[new] = (
            Changement(known_type(new), NatureChangement.RENOMME, (old, new), apres=apres.donnees[new]),
        )
        del told[old]
    return told


def _fiche(type_: RecordType, id_: str, avant: _Lecture, apres: _Lecture) -> Iterator[Changement]:
    """Yield the changes of one record; of a file that cannot be read, that alone is known."""
    before, after = avant.donnees.get(id_), apres.donnees.get(id_)
    was, is_ = id_ in avant.donnees, id_ in apres.donnees
    if is_ and after is None:
        if before is not None or not was:
            yield Changement(type_, NatureChangement.ILLISIBLE)
    elif was and before is None:
        yield Changement(type_, NatureChangement.RELISIBLE if is_ else NatureChangement.SUPPRIME)
    else:
        yield from changements(type_, before, after)


def _renommees(avant: _Lecture, apres: _Lecture) -> Iterator[tuple[str, str]]:
    """Yield old and new id of the records that went and came with the same values; of several alike, none."""
    gone, come = (_par_valeurs(one, other) for one, other in ((avant, apres), (apres, avant)))
    for key, ids in gone.items():
        others = come.get(key, [])
        if len(ids) == len(others) == 1:
            yield ids[0], others[0]


def _par_valeurs(ici: _Lecture, ailleurs: _Lecture) -> dict[tuple[str, str], list[str]]:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, values in ici.donnees.items():
        if id_ not in ailleurs.donnees and values is not None:
            grouped[known_type(id_).name, canonique(values)].append(id_)
    return grouped


def _par_sens(told: Iterable[Changement]) -> dict[Sens, list[Changement]]:
    grouped: dict[Sens, list[Changement]] = defaultdict(list)
    for changement in told:
        grouped[_sens(changement)].append(changement)
    return grouped


def _sens(changement: Changement) -> Sens:
    nature, pointer = changement.nature, changement.pointer
    whole = _ENTIERS.get(nature)
    if whole is not None:
        return whole
    if nature is NatureChangement.STATUT:
        return _statut(changement)
    if pointer[:1] == ("reports",):
        return Sens.REPORTEE
    if changement.type.name == "signalement" and not isinstance(changement.avant, str):
        return _ETAPES.get(pointer, Sens.AUTRE)
    return Sens.AUTRE


_ENTIERS = {
    NatureChangement.CREE: Sens.CREEE,
    NatureChangement.SUPPRIME: Sens.SUPPRIMEE,
    NatureChangement.ECHEANCE_REPORTEE: Sens.REPORTEE,
    NatureChangement.EFFICACITE_CONSTATEE: Sens.CLOSE,
}
_ETAPES: Mapping[Chemin, Sens] = {
    ("accuse_le",): Sens.AVANCEE,
    ("repondu_le",): Sens.AVANCEE,
    ("clos_le",): Sens.CLOSE,
}
"""A signalement has no statut: the days of its steps say how far it has come."""
_FINAUX = frozenset({"verifiee", "abandonnee", "clos"})


def _statut(changement: Changement) -> Sens:
    """Tell a step forward, in the order of the schema, from a step back or a value that means nothing."""
    order = load_schema(changement.type.name).json["properties"].get("statut", {}).get("enum", ())
    before, after = changement.avant, changement.apres
    if before not in order or after not in order or order.index(after) < order.index(before):
        return Sens.AUTRE
    return Sens.CLOSE if after in _FINAUX else Sens.AVANCEE


def _rompus(avant: Evidence, apres: Evidence) -> tuple[LienRompu, ...]:
    known, now = (
        {LienRompu(one.source, one.message) for one in evidence.graph.unresolved}
        for evidence in (avant, apres)
    )
    return tuple(sorted(now - known, key=lambda link: (link.fiche, link.message)))
