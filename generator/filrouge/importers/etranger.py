"""The plan of another tool, row by row, as new actions that say where they come from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import excerpt
from filrouge.ecriture.plis import plier
from filrouge.evidence import Evidence
from filrouge.importers.entetes import LISTES
from filrouge.importers.feuilles import Case, Faute, Feuille, Fichier
from filrouge.importers.numeros import Numeros
from filrouge.importers.profil import IGNORER, ProfilPlan
from filrouge.importers.projet import Champ, Changement, Projet
from filrouge.records import Action, known_type
from filrouge.records.types.commun import NatureOrigine
from filrouge.source import Pointer, Value
from filrouge.tableau import TABLES, Lexique, lire, montrer, normal
from filrouge.tableau.cellules import loose
from filrouge.tableau.dates import lire_date
from filrouge.validation import load_schema

_TEXTS: Mapping[str, Pointer] = {
    "constat": ("constat",),
    "causes": ("causes", "texte"),
    "mesure": ("mesure",),
    "indicateur": ("reussite", "indicateur"),
}
_DATES = ("ouverte_le", "echeance", "realisee_le")
_ID = re.compile(r"\b([A-Z]{3}(?:-[A-Z0-9]+)+)(#[a-z0-9_-]+)?\b", re.IGNORECASE)
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212]")
_RETOUR = re.compile(
    r"\b(?:enquete|questionnaire|(?:in)?satisf|appreciation|evaluation|a (?:chaud|froid)\b|avis\b|retours?\b"
    r"|verbatim|reclam|plainte|mecontent|difficulte|aleas?\b|incident|abandon|stagiaire|beneficiaire|apprenant"
    r"|participant|candidat|client|entreprises\b|financeur|(?:app|rec|dif|ale|abd)-)"
)
"""How people name a return they heard, in words that ``loose`` has read."""
_EMPTY = re.compile(r"[-–—/.? ]*|n ?/ ?a|neant|sans objet|so|a definir|a completer|xx+|tbd")
_SHORTEST = 3
_TITLE = 150


def lire_etranger(fichier: Fichier, profil: ProfilPlan, evidence: Evidence, today: date) -> Projet:
    """Return the actions that a table adds to the plan; those it already gave are left alone.

    Raises:
        UserError: the profile is that of another file.
    """
    feuille = next((one for one in fichier.feuilles if loose(one.nom) == loose(profil.feuille)), None)
    if feuille is None or len(feuille.lignes) < profil.ligne:
        raise UserError(
            f"la feuille « {profil.feuille} », ligne {profil.ligne}, n’est pas dans ce fichier",
            "corrigez « feuille » et « ligne » dans le profil, ou effacez-le pour qu’il soit proposé de nouveau",
        )
    reading = _Reading(profil, evidence, today, Numeros(evidence.project.root))
    reading.read(feuille)
    return Projet(tuple(reading.changements), tuple(reading.fautes), tuple(reading.notes))


@dataclass(slots=True)
class _Reading:
    profil: ProfilPlan
    evidence: Evidence
    today: date
    numeros: Numeros
    changements: list[Changement] = field(default_factory=list)
    fautes: list[Faute] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, feuille: Feuille) -> None:
        first = self.profil.ligne
        for fusion in feuille.fusions:
            if fusion.derniere >= first:
                self.refuse(
                    fusion.place, "des cellules sont fusionnées", "annulez la fusion : une valeur par cellule"
                )
        columns = self._columns(feuille)
        for cases in feuille.lignes[first:]:
            row = {champ: [cases[at] for at in places] for champ, places in columns.items()}
            _Row(self, row, cases[0].place).read()

    def _columns(self, feuille: Feuille) -> dict[str, list[int]]:
        """Return the columns of each field; a heading of the profile that is not there is a fault."""
        found: dict[str, list[int]] = {}
        heads = feuille.lignes[self.profil.ligne - 1]
        wanted = {loose(heading): (heading, champ) for heading, champ in self.profil.colonnes.items()}
        for at, case in enumerate(heads):
            _, champ = wanted.pop(loose(" ".join(str(case.valeur or "").split())), ("", IGNORER))
            if champ != IGNORER:
                found.setdefault(champ, []).append(at)
        for heading, _ in wanted.values():
            self.refuse(heads[0].place, f"la colonne « {heading} » du profil manque", "corrigez le profil")
        return found

    def refuse(self, place: str, message: str, aide: str) -> None:
        self.fautes.append(Faute(place, message, aide))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row; ``cases`` are its cells by field."""

    reading: _Reading
    cases: Mapping[str, list[Case]]
    place: str
    valeurs: dict[Pointer, Value] = field(default_factory=dict)

    def read(self) -> None:
        before = len(self.reading.fautes)
        for case in (case for cases in self.cases.values() for case in cases if case.defaut):
            self.reading.refuse(
                case.place, f"la cellule contient {case.defaut}", "écrivez la valeur elle-même"
            )
        texts = {champ: self._text(champ) for champ in ("titre", *_TEXTS)}
        if not any(texts[champ] for champ in ("titre", "mesure", "constat")):
            if any(normal(case.valeur) for cases in self.cases.values() for case in cases):
                self.reading.notes.append(
                    f"{self.place} : ni titre, ni mesure, ni constat, la ligne n’est pas reprise"
                )
            return
        self._words(texts)
        self._days()
        self._lists()
        self._origin()
        self._check()
        self._notes()
        if len(self.reading.fautes) == before:
            self._add()

    def _text(self, champ: str) -> str:
        """Return what the first cell of a field says; "" for a dash, « n/a » and the like."""
        case = next(iter(self.cases.get(champ, ())), None)
        value = normal(case.valeur) if case else None
        shown = (
            str(montrer({}, value, Lexique()) or "") if not isinstance(value, date) else f"{value:%d/%m/%Y}"
        )
        return "" if _EMPTY.fullmatch(loose(shown)) or len(shown) < _SHORTEST else shown

    def _words(self, texts: Mapping[str, str]) -> None:
        title = " ".join((texts["titre"] or texts["mesure"] or texts["constat"]).split())
        short = title if len(title) <= _TITLE else excerpt(title, _TITLE)
        self.valeurs[("titre",)] = short
        if short != title and not texts["mesure"]:
            texts = {**texts, "mesure": title}
        for champ, pointer in _TEXTS.items():
            if texts[champ]:
                prose = champ != "indicateur"
                self.valeurs[pointer] = plier(texts[champ]) if prose else " ".join(texts[champ].split())[:200]
        target = next(iter(self.cases.get("cible", ())), None)
        if target is not None and ("reussite", "indicateur") in self.valeurs:
            read = lire({"type": "number"}, normal(target.valeur), Lexique())
            if isinstance(read, int | float):
                self.valeurs[("reussite", "cible")] = read

    def _days(self) -> None:
        for champ in _DATES:
            day = self._day(champ)
            if day is not None:
                self.valeurs[(champ,)] = day.isoformat()
        if ("ouverte_le",) not in self.valeurs:
            default = self.reading.profil.defauts.get("ouverte_le")
            if default:
                self.valeurs[("ouverte_le",)] = default
            else:
                remedy = "ajoutez-la au tableau, ou donnez « ouverte_le » sous « defauts: » dans le profil"
                self.reading.refuse(self.place, "la date d’ouverture manque", remedy)

    def _day(self, champ: str) -> date | None:
        case = next(iter(self.cases.get(champ, ())), None)
        value = normal(case.valeur) if case else None
        if case is None or value is None or _EMPTY.fullmatch(loose(str(value))):
            return None
        day = lire_date(value)
        if day is None:
            self.reading.refuse(
                case.place, f"« {value} » n’est pas une date", "écrivez-la JJ/MM/AAAA, ou videz la cellule"
            )
        return day

    def _lists(self) -> None:
        for champ in ("type", "priorite", "statut", "responsable", "themes"):
            code = self._code(champ)
            if code:
                self.valeurs[(champ,)] = [code] if champ == "themes" else code
        self.valeurs.setdefault(("type",), self.reading.profil.defauts.get("type", "corrective"))
        done = ("realisee_le",) in self.valeurs
        self.valeurs.setdefault(("statut",), "realisee" if done else "a_faire")

    def _code(self, champ: str) -> str:
        """Return the code of a word; one that the profile does not know is a fault, as nobody may guess a person's role."""
        case = next(iter(self.cases.get(champ, ())), None)
        word = str(normal(case.valeur) or "") if case else ""
        if case is None or _EMPTY.fullmatch(loose(word)):
            return ""
        words = self.reading.profil.valeurs.get(champ, {})
        code = words.get(word) or next(
            (one for key, one in words.items() if one and loose(key) == loose(word)), ""
        )
        if not code:
            known = load_schema("action").at(tuple(0 if step == "*" else step for step in LISTES[champ]))
            codes = ", ".join(Lexique.de(self.reading.evidence.graph.organisme).mots(known) or ())
            remedy = f"donnez son code dans le profil, sous « valeurs: » et « {champ}: » ; codes : {codes}, ou {IGNORER}"
            self.reading.refuse(case.place, f"« {word} » ne dit rien de connu pour « {champ} »", remedy)
        return "" if code == IGNORER else code

    def _origin(self) -> None:
        """Keep the addresses of our records; the rest of the text becomes another origin, dated by the opening."""
        text = self._text("origine")
        named = ((id_.upper(), code) for id_, code in _ID.findall(_HYPHENS.sub("-", text)))
        known = {id_ + code for id_, code in named if id_ in self.reading.evidence.graph.records}
        if known:
            self.valeurs[("origines",)] = sorted(known)
        elif text and ("ouverte_le",) in self.valeurs:
            self.valeurs[("autre_origine",)] = {
                "nature": _nature(text).value,
                "texte": plier(text),
                "le": self.valeurs[("ouverte_le",)],
            }

    def _check(self) -> None:
        """Keep a check of the effect that says what, when and by whom; with less, it stays a note."""
        verdict, by, day = self._code("verdict"), self._code("verifiee_par"), self._day("verifiee_le")
        if verdict and by and day:
            self.valeurs[("efficacite",)] = {"verdict": verdict, "verifiee_le": day.isoformat(), "par": by}
        elif verdict or day:
            word = load_schema("action").labels("efficacite", "verdict").get(verdict, "sans verdict")
            when = f", le {day:%d/%m/%Y}" if day else ""
            self._note(f"Effet, d’après le tableau d’origine : {word.lower()}{when}.")

    def _notes(self) -> None:
        for case in self.cases.get("note", ()):
            text = str(normal(case.valeur) or "")
            if len(text) >= _SHORTEST and not _EMPTY.fullmatch(loose(text)):
                self._note(text)

    def _note(self, text: str) -> None:
        """Add a note; the table does not say when it was written, and only the day it is copied is known."""
        day = self.reading.today.isoformat()
        text = f"Recopié du tableau d’origine, sans date : {text}"
        there = self.valeurs.setdefault(("suivi",), [])
        if isinstance(there, list):
            there.append({"le": day, "note": plier(text)})

    def _add(self) -> None:
        number = self._number()
        source = f"{self.reading.profil.source}, n° {number}" if number else self.reading.profil.source
        titre, opened = str(self.valeurs[("titre",)]), str(self.valeurs[("ouverte_le",)])
        for action in self.reading.evidence.graph.of(Action):
            if (action.repris_de, action.titre, action.ouverte_le.isoformat()) == (source, titre, opened):
                self.reading.notes.append(f"{self.place} : déjà reprise, c’est {action.id}")
                return
        self.valeurs[("repris_de",)] = source
        self.valeurs[("repris_le",)] = self.reading.today.isoformat()
        id_ = self.reading.numeros.suivant("ACT", int(opened[:4]))
        self.reading.changements.append(
            Changement(id_, titre, known_type(id_), self.place, self.valeurs, tuple(self._shown()))
        )

    def _number(self) -> str:
        case = next(iter(self.cases.get("numero", ())), None)
        return " ".join(str(normal(case.valeur) or "").split())[:30] if case else ""

    def _shown(self) -> Iterator[Champ]:
        """Yield what the new record says, under the headings of our own workbook."""
        heads = {column.pointer: column.entete for column in TABLES[0].colonnes}
        lexique = Lexique.de(self.reading.evidence.graph.organisme)
        for pointer, value in _flat(self.valeurs):
            if pointer not in {("titre",), ("repris_le",)}:
                node = load_schema("action").at(pointer)
                yield Champ(heads.get(pointer) or node["title"], None, montrer(node, value, lexique))


def _nature(origine: str) -> NatureOrigine:
    """Return what an origin is about; that of a return is never said to be the idea of the team."""
    plain = loose(_HYPHENS.sub("-", origine))
    if "audit" in plain:
        return NatureOrigine.AUDIT
    if "veille" in plain:
        return NatureOrigine.VEILLE
    return NatureOrigine.RETOUR if _RETOUR.search(plain) else NatureOrigine.INTERNE


def _flat(values: Mapping[Pointer, Value]) -> Iterator[tuple[Pointer, Value]]:
    """Yield values by their places; a note of the suivi goes by its text."""
    for pointer, value in values.items():
        if isinstance(value, dict):
            yield from _flat({(*pointer, key): one for key, one in value.items()})
        elif pointer == ("suivi",) and isinstance(value, list):
            yield from ((("suivi", 0, "note"), one["note"]) for one in value if isinstance(one, dict))
        else:
            yield pointer, value
