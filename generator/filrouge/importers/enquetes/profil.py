"""How to read the answers of one survey: proposed from its export, kept beside it, corrected by who knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from filrouge.ecriture import nouveau
from filrouge.importers.enquetes.outils import Dit
from filrouge.importers.profil import lire_donnees
from filrouge.source import Value
from filrouge.validation import load_schema

_HEAD = """\
# Comment « filrouge importer enquete » lit cet export. Proposé d’après ses colonnes : relisez-le et corrigez-le.
# Complétez ce qui est vide : partie_prenante et modalite sont nécessaires ; envoyes (combien de personnes ont reçu
# l’enquête) donne le taux de réponse.
# « colonnes » : ce que dit chacune. question, texte_libre, date ; « identite » et « ignorer » ne sont jamais reprises.
# « valeurs » : pour chaque échelle, le niveau de chaque mot, ou sans_reponse. Un mot sans niveau bloque l’import.
# Gardez ce fichier avec l’export, hors du dépôt.
"""


@dataclass(frozen=True, slots=True)
class ColonneLue:
    """What is read in a column: ``code``, ``echelle`` and ``cible`` are those of a question."""

    dit: Dit
    code: str = ""
    echelle: str = ""
    cible: float | None = None


@dataclass(frozen=True, slots=True)
class ProfilEnquete:
    """The profile of one export; "" and None are what nobody said yet. ``valeurs`` are words to levels, by scale."""

    outil: str
    feuille: str
    ligne: int
    id: str
    titre: str
    partie_prenante: str
    modalite: str
    du: date | None
    au: date | None
    colonnes: Mapping[str, ColonneLue]
    objet: str = "satisfaction"
    envoyes: int | None = None
    categories: tuple[str, ...] = ()
    formations: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    valeurs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def ecrire_profil(profil: ProfilEnquete) -> str:
    """Return a profile as a file to read again and correct."""
    data: dict[str, Value] = {
        "outil": profil.outil,
        "feuille": profil.feuille,
        "ligne": profil.ligne,
        "id": profil.id,
        "titre": profil.titre,
        "partie_prenante": profil.partie_prenante or None,
        "modalite": profil.modalite or None,
        "objet": profil.objet,
        "periode": {
            "du": profil.du.isoformat() if profil.du else None,
            "au": profil.au.isoformat() if profil.au else None,
        },
        "envoyes": profil.envoyes,
        "categories": list(profil.categories),
        "formations": list(profil.formations),
        "sessions": list(profil.sessions),
        "colonnes": {heading: _colonne(one) for heading, one in profil.colonnes.items()},
    }
    if profil.valeurs:
        data["valeurs"] = {
            scale: {word: level or None for word, level in words.items()}
            for scale, words in profil.valeurs.items()
        }
    return _HEAD + nouveau(data, load_schema("profil-enquete").json)


def _colonne(one: ColonneLue) -> dict[str, Value]:
    said: dict[str, Value] = {"dit": one.dit.value}
    if one.dit is Dit.QUESTION:
        said |= {"code": one.code, "echelle": one.echelle}
        if one.cible is not None:
            said["cible"] = one.cible
    return said


def lire_profil(path: Path) -> ProfilEnquete:
    """Read a profile.

    Raises:
        UserError: it cannot be read, or says something else than a profile: the first fault, with its line.
    """
    return _profil(lire_donnees(path, "profil-enquete"))


def _profil(data: Mapping[str, Value]) -> ProfilEnquete:
    period = _mapping(data.get("periode"))
    sent = data.get("envoyes")
    return ProfilEnquete(
        outil=_text(data["outil"]),
        feuille=_text(data["feuille"]),
        ligne=int(_text(data["ligne"])),
        id=_text(data["id"]),
        titre=_text(data["titre"]),
        partie_prenante=_text(data.get("partie_prenante")),
        modalite=_text(data.get("modalite")),
        du=_day(period.get("du")),
        au=_day(period.get("au")),
        colonnes={heading: _lue(_mapping(one)) for heading, one in _mapping(data["colonnes"]).items()},
        objet=_text(data.get("objet")) or "satisfaction",
        envoyes=sent if isinstance(sent, int) else None,
        categories=_texts(data.get("categories")),
        formations=_texts(data.get("formations")),
        sessions=_texts(data.get("sessions")),
        valeurs={
            scale: {word: _text(level) for word, level in _mapping(words).items()}
            for scale, words in _mapping(data.get("valeurs")).items()
        },
    )


def _lue(said: Mapping[str, Value]) -> ColonneLue:
    target = said.get("cible")
    return ColonneLue(
        Dit(_text(said["dit"])),
        _text(said.get("code")),
        _text(said.get("echelle")),
        float(target) if isinstance(target, int | float) else None,
    )


def _mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else ()


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
