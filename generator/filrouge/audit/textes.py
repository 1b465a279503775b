"""The words of a text, folded so that two texts can be compared: what rules on causes and measures share."""

import re
import unicodedata
from functools import lru_cache

_SHORT = 4
_WORD = re.compile(r"[^\W_]+")
_EMPTY = """
afin ainsi alors apres assez aucun aucune aussi autre autres avait avant avec avoir bien cela celle celles celui
certain certaine certaines certains ceux chaque chez comme dans deja depuis donc dont elle elles encore entre
etaient etait etant etre faire fait faut jamais leur leurs lors mais meme memes moins notre nous parce pendant
peut plus plusieurs pour quand quel quelle quelque quelques rien sans selon sera seront sont sous toujours tous
tout toute toutes tres trop vers votre vous
"""
_STOP = frozenset(_EMPTY.split())
"""Words of four letters and more that say nothing by themselves; shorter ones are all left out."""
_FORMULA = re.compile(
    r"(?:aucune?s?|neant|rien|ras|r a s|n a|na|non|tbd|so|sans objet|pas de mesures?|idem"
    r"|(?:rien )?(?:a|reste a|en cours de) \w+(?: (?:ulterieurement|prochainement|plus tard|des que possible))?)"
    r"(?: (?:mesures?|maitrise|action|actions|particuliere?s?|specifiques?|a signaler|prevue?s?|definie?s?|connue?s?))*"
    r"(?: (?:pour l instant|pour le moment|a ce jour|a ce stade|actuellement))?"
)
"""What is written so that a key is not left empty."""
_HOLLOW = """
ait ajouter ces cet cette ceci cidessous cidessus classe classee clos close cloture cloturee completer confirmer cours
date definir des determine determiner effectue effectuee est etudier faite faites faits fini finie habituel habituelle
ici identifie identifiee inconnu inconnue instant jour les lue mes mis mise moment neant nos note notee objet oui par
pas precedent precedente precise preciser prevu prevue pris prise que qui ras realise realisee realiser regle reglee
renseigner reste revoir ses signaler soit solde soldee son sur suivi suivre supra termine terminee traite traitee
traiter une valide validee verifie verifiee voir vos vue vues janvier fevrier mars avril mai juin juillet aout
septembre octobre novembre decembre action actions cause causes mesure mesures motif
"""
_NOTHING = _STOP | frozenset(_HOLLOW.split())
"""Words that show that a note was written, and not what it says."""
_WORTH = 3
"""Letters from which a word may mean something; a shorter one does in capitals: « PV signé »."""

_REMEMBERED = 2**14
"""Texts: several rules, and then pages, ask the same of one."""


class _Folded(dict[int, str]):
    """What each character becomes, found out when it is first met: folding looks at one at a time."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code).casefold())
        self[code] = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return a text in small letters without accents: « Été » gives « ete »."""
    return text.translate(_FOLDED)


def count_words(text: str) -> int:
    """Count words as people do: « d’un » is one, a dash between two blanks is none."""
    return sum(1 for token in text.split() if any(letter.isalnum() for letter in token))


@lru_cache(maxsize=_REMEMBERED)
def significant(text: str) -> tuple[str, ...]:
    """Return the words that carry the meaning, in order: folded, singular, four letters or more."""
    words = _WORD.findall(fold(text))
    return tuple(word.rstrip("sx") for word in words if len(word) >= _SHORT and word not in _STOP)


@lru_cache(maxsize=_REMEMBERED)
def vide_de_sens(text: str, mots: int = 2) -> bool:
    """Tell whether a text says nothing: « RAS », « Fait. », « à définir », « voir ci-dessus ».

    ``mots`` is how many words that mean something make it say one; all its figures together count as one, so
    that « Fait le 12/06 » is empty and « Livraison le 12/06 » is not.
    """
    words = _WORD.findall(fold(text).replace("-", ""))
    if _FORMULA.fullmatch(" ".join(words)):
        return True
    full = {word for word in words if len(word) >= _WORTH and word.isalpha() and word not in _NOTHING}
    acronyms = {word for word in text.split() if len(word) < _WORTH and word.isupper() and word.isalpha()}
    figures = any(letter.isdigit() for letter in text)
    return len(full) + len(acronyms) + figures < mots
