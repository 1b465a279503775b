"""The profile that an export suggests: what each column seems to be, on which scale, over which days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.audit.personnel import detecteur
from filrouge.audit.textes import fold
from filrouge.evidence import Evidence
from filrouge.importers.enquetes.cellules import jour, mots
from filrouge.importers.enquetes.echelles import Lecture, niveau, reconnaitre
from filrouge.importers.enquetes.outils import Colonne, Dit, Enquete
from filrouge.importers.enquetes.profil import ColonneLue, ProfilEnquete
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Question
from filrouge.records.types.echelle import Echelle
from filrouge.tableau.cellules import loose

_VIDES = (
    "comment jugez vous quel quelle quels quelles est etes avez votre vos notre nos cette pour avec dans sont avoir etre que qui "
    "les des une aux par sur trouvez pensez niveau niveaux globale globalement plus moins ete estimez evaluez note notez formation "
    "repondu elle elles organisme mis appris"
)
_MOTS_VIDES = frozenset(_VIDES.split())
"""Words that say nothing of a question: its code is one of the others."""
_PARTIES = (
    ("entreprises", r"entreprise|employeur|commanditaire|client|tuteur|maitre d'apprentissage"),
    ("financeurs", r"financeur|opco|france travail"),
    ("equipe_pedagogique", r"formateur|equipe pedagogique|intervenant"),
    (
        "beneficiaires",
        r"stagiaire|apprenant|beneficiaire|participant|apprenti|candidat|a chaud|a froid|satisfaction",
    ),
)
_MODALITES = (
    ("a_chaud", r"a chaud|fin de formation|fin de session"),
    ("a_froid", r"a froid|(3|6|trois|six) mois"),
)
_NOMS = {"a_chaud": "CHAUD", "a_froid": "FROID"}
_TITRES = {"a_chaud": "Satisfaction à chaud", "a_froid": "Satisfaction à froid"}
_SHORT = 40
"""Characters of an answer that may stand in a profile: longer, it is what somebody wrote."""
_MOT = 12
"""Characters that an answer has more of on average, where answers that nearly all differ are free text."""
_PERSONNES = 0.5
"""Part of an answer from which it is an address or a telephone, rather than a sentence that holds one."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A profile, and in words what was guessed and may be wrong."""

    profil: ProfilEnquete
    doutes: tuple[str, ...]


def proposer(nom: str, enquete: Enquete, evidence: Evidence, today: date) -> Proposition:
    """Return the profile that an export suggests; ``nom`` is that of its file, which often says what it is."""
    guesses = _Guesses(enquete, evidence)
    columns = {one.entete: guesses.colonne(one) for one in enquete.colonnes}
    told = loose(re.sub(r"[_\-.]+", " ", f"{nom} {enquete.feuille}"))
    modalite = next((code for code, words in _MODALITES if re.search(words, told)), "")
    days = sorted(guesses.jours(columns))
    last = days[-1] if days else today
    quarter = (last.month + 2) // 3
    kind = _TITRES.get(modalite, "Enquête")
    profil = ProfilEnquete(
        outil=enquete.outil,
        feuille=enquete.feuille,
        ligne=enquete.ligne,
        id=_id(f"APP-{last.year}-T{quarter}-{_NOMS.get(modalite, 'ENQUETE')}", evidence.graph.records),
        titre=f"{kind}, {('premier', 'deuxième', 'troisième', 'quatrième')[quarter - 1]} trimestre {last.year}",
        partie_prenante=next((code for code, words in _PARTIES if re.search(words, told)), ""),
        modalite=modalite,
        du=days[0] if days else None,
        au=days[-1] if days else None,
        colonnes=columns,
        valeurs=guesses.valeurs,
    )
    return Proposition(profil, tuple(guesses.doutes))


def _id(wanted: str, taken: Iterable[str]) -> str:
    known = {one.casefold() for one in taken}
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, 100)))
    return next(name for name in names if name.casefold() not in known)


class _Guesses:
    def __init__(self, enquete: Enquete, evidence: Evidence) -> None:
        self._enquete = enquete
        self._detecteur = detecteur(evidence.project.noms)
        asked = (one for record in evidence.graph.of(Appreciation) for one in record.questions)
        self._asked = {loose(one.libelle): one for one in asked}
        self._codes: set[str] = set()
        self.valeurs: dict[str, dict[str, str]] = {}
        self.doutes: list[str] = []

    def colonne(self, colonne: Colonne) -> ColonneLue:
        """Return what a column seems to be; a doubt is told."""
        if colonne.dit is not None:
            return ColonneLue(colonne.dit)
        words = [*mots(self._enquete, colonne.rang)]
        if not words:
            return ColonneLue(Dit.IGNORER)
        if self._personnes(words):
            return ColonneLue(Dit.IDENTITE)
        known = self._asked.get(loose(colonne.libelle))
        found = _like(known, words) if known else None
        found = found or reconnaitre(colonne.entete, words)
        if found is None:
            return ColonneLue(self._autre(colonne, words))
        if found.doute:
            self.doutes.append(f"« {colonne.entete} » : {found.doute}")
        self._retenir(colonne, found)
        code = known.code if known and known.code not in self._codes else self._code(colonne, found.echelle)
        self._codes.add(code)
        return ColonneLue(Dit.QUESTION, code, found.echelle.value, known.cible if known else None)

    def jours(self, columns: dict[str, ColonneLue]) -> Iterator[date]:
        """Yield the days on which people answered."""
        for one in self._enquete.colonnes:
            if columns[one.entete].dit is Dit.DATE:
                yield from filter(None, (jour(row[one.rang]) for row in self._enquete.lignes))

    def _autre(self, colonne: Colonne, words: list[str]) -> Dit:
        """Tell free text from a choice, of which a distribution is on no scale of ours."""
        distinct = len(set(words))
        told = sum(map(len, words)) / len(words)
        if max(map(len, words)) > _SHORT or (distinct > len(words) / 2 and told > _MOT):
            return Dit.TEXTE_LIBRE
        what = "la même réponse partout" if distinct == 1 else f"{distinct} réponses différentes"
        self.doutes.append(
            f"« {colonne.entete} » : {what}, sur aucune échelle connue ; la colonne est laissée"
        )
        return Dit.IGNORER

    def _personnes(self, words: list[str]) -> bool:
        """Tell a column of addresses or telephones from one where somebody happens to write theirs."""
        told = sum(self._part(word) > _PERSONNES for word in words)
        return told > len(words) / 2

    def _part(self, word: str) -> float:
        return sum(one.fin - one.debut for one in self._detecteur.trouve(word)) / len(word)

    def _retenir(self, colonne: Colonne, found: Lecture) -> None:
        """Keep the words of a scale; one that nobody can place is shown, unless it might say who wrote it."""
        kept = self.valeurs.setdefault(found.echelle.value, {})
        for word, level in found.valeurs.items():
            if level:
                if level != word:
                    kept[word] = level
            elif len(word) <= _SHORT and not self._detecteur.trouve(word):
                kept[word] = ""
                self.doutes.append(f"« {colonne.entete} » : que veut dire « {word} » ?")
            else:
                self.doutes.append(f"« {colonne.entete} » : une réponse est un texte, sur aucune échelle")
        if not kept:
            del self.valeurs[found.echelle.value]

    def _code(self, colonne: Colonne, echelle: Echelle) -> str:
        heading = colonne.libelle
        words = [word for word in re.findall(r"[a-z0-9]+", fold(heading)) if word not in _MOTS_VIDES]
        long = [word for word in words if len(word) > 3 and not word[0].isdigit()] or ["question"]
        if echelle is Echelle.NPS_10:
            long = ["recommandation"]
        # Of rows under one question, the row is what tells them apart.
        row = re.findall(r"[a-z0-9]+", fold(heading.rpartition(" – ")[2])) if " – " in heading else []
        name: str = next((word for word in row if len(word) > 3 and word not in _MOTS_VIDES), long[0])[:36]
        names = (name, *(f"{name}_{number}" for number in range(2, 1000)))
        return next(one for one in names if one not in self._codes)


def _like(question: Question, words: Iterable[str]) -> Lecture | None:
    """Return the scale on which the question was already asked, when the answers are on it too."""
    echelle = question.echelle
    found = {word: niveau(echelle, word) for word in words}
    return Lecture(echelle, found) if all(found.values()) else None
