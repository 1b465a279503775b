"""Values of records in words: labels of closed lists, roles by the organisation's names, days, figures."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from filrouge.diagnostics.french import jour, number
from filrouge.history.changement import Lieu, Valeur
from filrouge.history.natures import est_lien, jour_de
from filrouge.records import Organisme

_LIMITE = 80
_PONCTUATION = '.,;:!?…()«»"*_'
_CODE, _LIGNE = 20, 60
"""The longest value that is always a code, and that may be one, in characters: beyond are free words."""
_COMME_UN_LIEN = re.compile(r"[A-Z]{3}-[A-Z0-9-]{1,60}(?:#[a-z0-9_-]{1,60})?")
_COMME_UN_CODE = re.compile(r"[a-z0-9_-]{1,40}|[A-Z0-9-]{1,20}")


@dataclass(frozen=True)
class Mots:
    """What the organisation calls its roles, themes and formations, by code; an unknown code is shown as it is.

    ``citer`` is False for the past: free words that a record may hold no more, for it was wrong to write them, are not
    repeated.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    formations: Mapping[str, str] = field(default_factory=dict)
    citer: bool = True

    @classmethod
    def de(cls, organisme: Organisme | None) -> "Mots":
        """Take the words of the organisation as they are today."""
        if organisme is None:
            return cls()
        formations = {code: formation.intitule for code, formation in organisme.formations.items()}
        return cls(organisme.roles, organisme.themes, formations)


def dire(lieu: Lieu, valeur: Valeur, mots: Mots) -> str | None:
    """Write one value; None for what cannot be said in a few words, or must not be."""
    if isinstance(valeur, bool):
        return "« oui »" if valeur else "« non »"
    if isinstance(valeur, int | float):
        return str(valeur) if lieu.nom == "annee" else number(valeur, 3)
    if not isinstance(valeur, str) or "contentMediaType" in lieu.noeud:
        return None
    if "x-fichier" in lieu.noeud:
        return court(PurePosixPath(valeur).name)
    day = jour_de(valeur) if lieu.noeud.get("format") == "date" else None
    if day is not None:
        return jour(day)
    link = est_lien(lieu) and _COMME_UN_LIEN.fullmatch(valeur)
    return court(valeur) if link else f"« {court(_libelle(lieu, valeur, mots))} »"


def _libelle(lieu: Lieu, valeur: str, mots: Mots) -> str:
    """Return the words for a value; none where a code is wanted and something else was written: a name, perhaps."""
    wanted = "enum" in lieu.noeud or est_lien(lieu)
    known = libelles(lieu)
    for kind, words in (("role", mots.roles), ("theme", mots.themes), ("formation", mots.formations)):
        if kind in lieu.renvois:
            wanted, known = True, words
            break
    if valeur in known or not wanted:
        return known.get(valeur, valeur)
    return valeur if _COMME_UN_CODE.fullmatch(valeur) else "…"


def libelles(lieu: Lieu) -> Mapping[str, str]:
    """Return the words of a closed list, by value."""
    return dict(zip(lieu.noeud.get("enum", ()), lieu.noeud.get("x-libelles", ()), strict=False))


def est_libre(lieu: Lieu, valeur: Valeur) -> bool:
    """Tell whether a value is free words: their old state is not repeated, for it may have been wrong to write it."""
    if not isinstance(valeur, str):
        return False
    if not lieu.noeud or "x-fichier" in lieu.noeud:
        return True
    longest = lieu.noeud.get("maxLength", 0)
    return longest > _CODE and not (longest <= _LIGNE and _COMME_UN_CODE.fullmatch(valeur))


def court(texte: str) -> str:
    """Put words on one line, cut where they go on for too long."""
    flat = " ".join(texte.split())
    return flat if len(flat) <= _LIMITE else f"{flat[:_LIMITE].rsplit(' ', 1)[0]}…"


def du_au(avant: date, apres: date) -> str:
    """Write « du 30 juin au 15 septembre 2026 »: what both share is said once."""
    words = jour(avant).split(" ")
    if avant.year == apres.year:
        words = words[:1] if avant.month == apres.month else words[:2]
    return f"du {' '.join(words)} au {jour(apres)}"


def ajout_de_mots(avant: str, apres: str) -> str:
    """Say how much a text changed, as a participle; it never quotes."""
    before, after = ([word.strip(_PONCTUATION) for word in text.split()] for text in (avant, apres))
    kept = (Counter(before) & Counter(after)).total()
    if before == after:
        return "remis en forme"
    if kept == len(before) < len(after):
        return f"complété de {_compte(len(after) - kept)}"
    if kept == len(after) < len(before):
        return f"raccourci de {_compte(len(before) - kept)}"
    share = kept / max(len(before), len(after))
    return "retouché" if share >= 0.8 else "modifié" if share >= 0.4 else "réécrit"


def _compte(count: int) -> str:
    return f"{count} mot{'s' if count > 1 else ''}"
