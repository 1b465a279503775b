"""Scales in words and figures: which scale a column of answers is on, and what each word is worth on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filrouge.records.types.echelle import Echelle
from filrouge.tableau.cellules import loose

SANS_REPONSE = "sans_reponse"
"""What a word may be instead of a level: « Sans opinion », « Non concerné »."""
_SANS_REPONSE = re.compile(
    r"(n ?/ ?a|nc|ne sais? pas|nsp|sans (opinion|reponse|avis|objet)|non (concernee?|applicable|renseignee?)|"
    r"pas (concernee?|d'avis|d'opinion)|ne se prononce pas|je ne sais pas|-|–|—)"
)
_FIGURE = re.compile(r"(-?[0-9]{1,2})(?:[.,]0+)?(?: ?(?:/ ?[0-9]{1,2}|etoiles?|★+))?")
_LEADING = re.compile(r"([0-9]{1,2}) ?(?:[-–—:.)=]|\() ?.+")
"""« 4 - Satisfait »: a figure, then what it means."""
_RECOMMANDER = re.compile(r".*\b(recommand|conseiller|nps\b).*")

_OUI = (
    ("non", r"non|pas du tout|jamais|faux|false|n|0"),
    ("oui", r"oui|tout a fait|toujours|vrai|true|o|y|yes|1"),
)
_PARTIELLEMENT = (
    ("non", r"non|pas du tout|non atteints?|aucun(e)?"),
    ("partiellement", r"partiellement|en partie|plus ou moins|moyennement|partiels?|partiellement atteints?"),
    ("oui", r"oui|totalement|tout a fait|entierement|completement|atteints?|oui, totalement"),
)
_PAS_SATISFAIT = (
    r"(pas|non) (du tout )?satisf.*|pas du tout (d'accord|satisf.*)|tres insatisf.*|insatisf.*|"
    r"(tres )?mauvais(e)?|insuffisant(e)?|pas du tout|--|non satisfaisant(e)?"
)
_PEU_SATISFAIT = (
    r"peu satisf.*|plutot (pas satisf.*|insatisf.*|pas d'accord|non)|pas vraiment( satisf.*)?|moyennement satisf.*|"
    r"moyen(ne)?|passable|a ameliorer|-|partiellement satisf.*"
)
_SATISFAIT = (
    r"satisf(ait|aite|aits|aites|aisant|aisante)|plutot (satisf.*|d'accord|oui)|assez satisf.*|d'accord|"
    r"bien|bon(ne)?|\+"
)
_TRES_SATISFAIT = (
    r"tres satisf.*|tout a fait (d'accord|satisf.*)|tout a fait|totalement (d'accord|satisf.*)|tres bien|tres bon(ne)?|"
    r"excellent(e)?|\+\+"
)
_QUATRE = (
    ("pas_satisfait", _PAS_SATISFAIT),
    ("peu_satisfait", _PEU_SATISFAIT),
    ("satisfait", _SATISFAIT),
    ("tres_satisfait", _TRES_SATISFAIT),
)
_CINQ = (
    ("1", r"(tres|totalement) insatisf.*|pas du tout (satisf.*|d'accord)|tres mauvais(e)?"),
    ("2", r"insatisf.*|plutot (insatisf.*|pas d'accord)|peu satisf.*|pas satisf.*|mauvais(e)?|pas d'accord"),
    ("3", r"neutre|ni .* ni .*|moyen(ne)?(ment satisf.*)?|indifferent(e)?|sans avis tranche"),
    ("4", r"satisf(ait|aite|aits|aites|aisant|aisante)|plutot (satisf.*|d'accord)|d'accord|bon(ne)?|bien"),
    (
        "5",
        r"(tres|totalement) satisf.*|tout a fait (satisf.*|d'accord)|tres bon(ne)?|tres bien|excellent(e)?",
    ),
)
_EN_MOTS: tuple[tuple[Echelle, tuple[tuple[str, str], ...], str], ...] = (
    (Echelle.NOTE_5, _CINQ, "3"),
    (Echelle.OUI_PARTIELLEMENT_NON, _PARTIELLEMENT, "partiellement"),
    (Echelle.OUI_NON, _OUI, ""),
    (Echelle.SATISFACTION_4, _QUATRE, ""),
)
_FEMININ = re.compile(r"\((?:e|s|es|ne|nes)\)|[·•](?:e|s|es|ne|nes)(?![a-z])(?:[·•]s)?")
_NEUTRE = re.compile(r"neutre|ni .* ni .*|indifferent(e)?")
_MOST_WORDS = 15
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Lecture:
    """A scale, what each word of a column is on it ("" where nobody can tell), and what to look at twice."""

    echelle: Echelle
    valeurs: Mapping[str, str]
    doute: str = ""


def niveau(echelle: Echelle, word: str) -> str:
    """Return the level of a word on a scale, ``SANS_REPONSE``, or "" when it is neither."""
    plain = _plain(word)
    if plain in echelle.niveaux:
        return plain
    if plain.replace(" ", "_") in echelle.niveaux:
        return plain.replace(" ", "_")
    figure = _figure(plain)
    if figure is not None:
        return str(figure) if str(figure) in echelle.niveaux else ""
    patterns = next((found for scale, found, _ in _EN_MOTS if scale is echelle), ())
    level = next((code for code, pattern in patterns if re.fullmatch(pattern, plain)), "")
    return level or (SANS_REPONSE if _SANS_REPONSE.fullmatch(plain) else "")


def reconnaitre(heading: str, words: Iterable[str]) -> Lecture | None:
    """Return the scale that a column of answers is on; None when it is none of ours."""
    distinct = list(dict.fromkeys(words))
    if not distinct or len(distinct) > _MOST_WORDS:
        return None
    figures = [_figure(_plain(word)) for word in distinct]
    known = [figure for figure in figures if figure is not None]
    others = [word for word, figure in zip(distinct, figures, strict=True) if figure is None]
    if known and all(_SANS_REPONSE.fullmatch(_plain(word)) for word in others):
        return _en_chiffres(heading, distinct, known)
    return _en_mots(distinct)


def _plain(word: str) -> str:
    """Return a word as it is compared: « Satisfait(e) » and « Satisfait·e » are « satisfait »."""
    return _FEMININ.sub("", loose(word))


def _figure(plain: str) -> int | None:
    found = _FIGURE.fullmatch(plain) or _LEADING.fullmatch(plain)
    return int(found[1]) if found else None


def _en_chiffres(heading: str, words: list[str], figures: list[int]) -> Lecture | None:
    low, high = min(figures), max(figures)
    if low < 0 or high > 10:
        return None
    if low == 0 or (high > 5 and _RECOMMANDER.fullmatch(loose(heading))):
        echelle = Echelle.NPS_10
    else:
        echelle = Echelle.NOTE_10 if high > 5 else Echelle.NOTE_5
    doubt = ""
    if echelle is Echelle.NPS_10 and not _RECOMMANDER.fullmatch(loose(heading)):
        doubt = "il y a des 0, mais la question ne parle pas de recommander : l’échelle va-t-elle bien de 0 à 10 ?"
    elif echelle is Echelle.NOTE_5 and high < 5:
        doubt = f"aucune note au-dessus de {high} : l’échelle va-t-elle bien jusqu’à 5 ?"
    return Lecture(echelle, {word: niveau(echelle, word) for word in words}, doubt)


def _en_mots(words: list[str]) -> Lecture | None:
    """Return the scale that knows most of the words; one that has a word of its own is tried only when it is there."""
    read = [
        Lecture(echelle, found)
        for echelle, _, own in _EN_MOTS
        if (found := {word: niveau(echelle, word) for word in words}) and (not own or own in found.values())
    ]
    # Four words are a scale of four, unless one of them stands in the very middle.
    if len(words) < 5 and not any(_NEUTRE.fullmatch(_plain(word)) for word in words):
        read = [one for one in read if one.echelle is not Echelle.NOTE_5]
    best = max(read, key=_known, default=None)
    if best is None or _known(best) < _ENOUGH * len(words) or not _levels(best):
        return None
    return best


def _known(lecture: Lecture) -> int:
    return sum(bool(level) for level in lecture.valeurs.values())


def _levels(lecture: Lecture) -> int:
    return sum(level not in {"", SANS_REPONSE} for level in lecture.valeurs.values())
