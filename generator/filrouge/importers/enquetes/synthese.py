"""The answers of a survey as one synthesis: what is counted is written, what was said is left to be paraphrased."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from filrouge.audit.textes import significant
from filrouge.diagnostics import Severity, UserError
from filrouge.diagnostics.french import plural
from filrouge.evidence import Evidence
from filrouge.garde import Detecteur, detecteur
from filrouge.importers.enquetes.cellules import mot, mots, noms
from filrouge.importers.enquetes.echelles import SANS_REPONSE, niveau
from filrouge.importers.enquetes.outils import NOMS, Colonne, Dit, Enquete
from filrouge.importers.enquetes.profil import ColonneLue, ProfilEnquete
from filrouge.importers.feuilles import Faute
from filrouge.importers.projet import Champ, Changement, Projet
from filrouge.records import Appreciation, known_type, type_of_id
from filrouge.records.types.appreciation import A_REFORMULER
from filrouge.records.types.echelle import Echelle
from filrouge.source import Pointer, Value
from filrouge.tableau.cellules import loose
from filrouge.validation import load_schema

_LONGEST = 200
_SHORTEST = 3
_RIEN = frozenset(
    ("ras", "rien", "non", "neant", "aucun", "aucune", "nsp", "x", "-", "/", ".", "ok", "n/a", "na")
)


def synthese(
    enquete: Enquete, profil: ProfilEnquete, evidence: Evidence, *, today: date, sha256: str, verbatims: bool
) -> Projet:
    """Return the new synthesis of an export; ``sha256`` is that of its file, ``verbatims`` keeps what was written.

    Raises:
        UserError: the profile is that of another export, or the export was read before.
    """
    _known(enquete, profil)
    for one in evidence.graph.of(Appreciation):
        if one.source is not None and one.source.sha256 == sha256:
            raise UserError(
                f"cet export a déjà donné {one.id}",
                "corrigez cette fiche ; pour la refaire, supprimez son fichier et relancez",
            )
    reading = _Reading(enquete, profil, evidence, verbatims)
    reading.read()
    if reading.fautes:
        return Projet((), tuple(reading.fautes), tuple(reading.notes))
    values = dict(_values(enquete, profil, reading, today, sha256))
    shown = tuple(Champ(head, None, text) for head, text in _shown(profil, reading, len(enquete.lignes)))
    type_ = known_type(profil.id)
    made = Changement(profil.id, profil.titre, type_, profil.feuille, values, shown)
    return Projet((made,), (), tuple(reading.notes))


def _known(enquete: Enquete, profil: ProfilEnquete) -> None:
    heads = {one.entete for one in enquete.colonnes}
    missing = [head for head in profil.colonnes if head not in heads]
    if missing or (profil.feuille, profil.ligne) != (enquete.feuille, enquete.ligne):
        what = f"la colonne « {missing[0]} »" if missing else f"la feuille « {profil.feuille} »"
        raise UserError(
            f"le profil parle d’un autre export : {what} n’est pas dans ce fichier",
            "donnez le bon --profil, ou effacez-le pour qu’il soit proposé de nouveau",
        )


@dataclass
class _Reading:
    enquete: Enquete
    profil: ProfilEnquete
    evidence: Evidence
    brut: bool
    questions: list[dict[str, Value]] = field(default_factory=list)
    verbatims: list[dict[str, Value]] = field(default_factory=list)
    fautes: list[Faute] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self) -> None:
        self._profil()
        for colonne in self.enquete.colonnes:
            said = self.profil.colonnes.get(colonne.entete)
            if said is None:
                self.notes.append(
                    f"La colonne « {colonne.entete} » n’est pas dans le profil : elle n’est pas lue."
                )
            elif said.dit is Dit.QUESTION:
                self._question(colonne, said)
            elif said.dit is Dit.TEXTE_LIBRE:
                self._texte(colonne)

    def _profil(self) -> None:
        """Look for what nobody but the user can say."""
        for key, told in (
            ("partie_prenante", self.profil.partie_prenante),
            ("modalite", self.profil.modalite),
        ):
            if not told:
                labels = load_schema("appreciation").labels(key)
                self._refuse("profil", f"« {key} » est à compléter", f"choisissez : {', '.join(labels)}")
        if self.profil.du is None or self.profil.au is None:
            self._refuse(
                "profil", "« periode » est à compléter", "donnez le premier et le dernier jour, AAAA-MM-JJ"
            )
        type_ = type_of_id(self.profil.id)
        if type_ is None or type_.name != "appreciation":
            self._refuse(
                "profil",
                f"« {self.profil.id} » n’est pas le numéro d’une appréciation",
                "par exemple APP-2026-T3-CHAUD",
            )
        elif self.profil.id in self.evidence.graph.records:
            self._refuse("profil", f"{self.profil.id} existe déjà", "donnez un autre « id »")

    def _question(self, colonne: Colonne, said: ColonneLue) -> None:
        try:
            echelle = Echelle(said.echelle)
        except ValueError:
            scales = ", ".join(Echelle)
            self._refuse("profil", f"« {colonne.entete} » n’a pas d’échelle", f"choisissez : {scales}")
            return
        counts: Counter[str] = Counter(dict.fromkeys(echelle.niveaux, 0))
        blank, lost = 0, 0
        for row in self.enquete.lignes:
            case = row[colonne.rang]
            if case.defaut:
                self._refuse(case.place, f"la cellule contient {case.defaut}", "remplacez-la par sa valeur")
                continue
            word = mot(case)
            level = SANS_REPONSE if not word else self._niveau(echelle, word)
            if level == SANS_REPONSE:
                blank += 1
            elif level in counts:
                counts[level] += 1
            else:
                lost += 1
                if lost == 1:
                    shown = f"« {word} »" if len(word) <= 40 and not self._personnel(word) else "une réponse"
                    self._refuse(
                        case.place,
                        f"{shown} n’est pas un niveau de l’échelle {echelle}",
                        f"donnez son niveau dans le profil, sous « valeurs: » et « {echelle}: » ; ou changez l’échelle de cette question",
                    )
        question: dict[str, Value] = {
            "code": said.code,
            "libelle": _libelle(colonne.libelle),
            "echelle": echelle.value,
            "repartition": dict(counts),
            "sans_reponse": blank,
        }
        if said.cible is not None:
            question["cible"] = said.cible
        self.questions.append(question)

    def _niveau(self, echelle: Echelle, word: str) -> str:
        told = self.profil.valeurs.get(echelle.value, {})
        return (
            told.get(word)
            or next((level for key, level in told.items() if level and loose(key) == loose(word)), "")
            or niveau(echelle, word)
        )

    def _texte(self, colonne: Colonne) -> None:
        said = [word for word in mots(self.enquete, colonne.rang) if _dit(word)]
        if not said:
            return
        if self.brut:
            self._bruts(colonne)
            return
        themes = Counter(filter(None, map(self._theme, said)))
        heading = _libelle(colonne.libelle, 120)
        for theme, number in themes.most_common():
            told = plural(number, "réponse semble parler", "réponses semblent parler")
            text = f"{A_REFORMULER} : {told} de ce thème, à la question « {heading} »."
            self.verbatims.append({"texte": text, "theme": theme, "nombre": number})
        rest = len(said) - themes.total()
        if rest:
            text = f"{A_REFORMULER} : {plural(rest, 'réponse')} à la question « {heading} », à lire dans l’outil d’enquête."
            self.verbatims.append({"texte": text, "nombre": rest})

    def _bruts(self, colonne: Colonne) -> None:
        """Keep what was written; one answer that may say who somebody is, and nothing is."""
        for row in self.enquete.lignes:
            case = row[colonne.rang]
            word = mot(case)
            if not _dit(word):
                continue
            for found in self._trouve(word):
                self._refuse(
                    case.place,
                    f"cette réponse {found}",
                    "reformulez-la dans l’export, ou reprenez sans --verbatims : seuls les thèmes seront comptés",
                )
            said: dict[str, Value] = {"texte": word}
            theme = self._theme(word)
            self.verbatims.append(said | ({"theme": theme} if theme else {}) | {"nombre": 1})

    def _theme(self, text: str) -> str | None:
        """Return the theme whose words a text has most of; None for none."""
        organisme = self.evidence.graph.organisme
        words = set(significant(text))
        scores = {
            code: len(words & {*significant(label), *significant(code.replace("_", " "))})
            for code, label in (organisme.themes if organisme else {}).items()
        }
        best = max(scores, key=lambda code: scores[code], default=None)
        return best if best is not None and scores[best] else None

    @cached_property
    def _detecteur(self) -> Detecteur:
        """What finds personal data, the names of who answered among them."""
        identity = (one.rang for one in self.enquete.colonnes if self._is_identity(one))
        return detecteur((*self.evidence.project.noms, *dict.fromkeys(noms(self.enquete, identity))))

    def _is_identity(self, colonne: Colonne) -> bool:
        said = self.profil.colonnes.get(colonne.entete)
        return said is not None and said.dit is Dit.IDENTITE

    def _trouve(self, text: str) -> list[str]:
        found = self._detecteur.trouve_tout(text)
        return list(
            dict.fromkeys(one.genre.phrase for one in found if one.gravite is not Severity.INFORMATION)
        )

    def _personnel(self, text: str) -> bool:
        return bool(self._trouve(text))

    def _refuse(self, place: str, message: str, aide: str) -> None:
        self.fautes.append(Faute(place, message, aide))


def _dit(word: str) -> bool:
    return len(word) >= _SHORTEST and loose(word).strip(" .!") not in _RIEN


def _libelle(heading: str, longest: int = _LONGEST) -> str:
    return heading if len(heading) <= longest else f"{heading[: longest - 1].rstrip()}…"


def _values(
    enquete: Enquete, profil: ProfilEnquete, reading: _Reading, today: date, sha256: str
) -> Iterator[tuple[Pointer, Value]]:
    yield ("titre",), profil.titre
    yield ("partie_prenante",), profil.partie_prenante
    yield ("modalite",), profil.modalite
    if profil.objet != "satisfaction":
        yield ("objet",), profil.objet
    for key in ("categories", "formations", "sessions"):
        said: tuple[str, ...] = getattr(profil, key)
        if said:
            yield (key,), list(said)
    if profil.du and profil.au:
        yield ("periode",), {"du": profil.du.isoformat(), "au": profil.au.isoformat()}
    yield ("etablie_le",), today.isoformat()
    if profil.envoyes is not None:
        yield ("envoyes",), profil.envoyes
    yield ("reponses",), len(enquete.lignes)
    yield ("libre_expression",), any(one.dit is Dit.TEXTE_LIBRE for one in profil.colonnes.values())
    if reading.questions:
        yield ("questions",), [*reading.questions]
    if reading.verbatims:
        yield ("verbatims",), [*reading.verbatims]
    yield ("source",), {"outil": NOMS.get(profil.outil, profil.outil), "sha256": sha256}


def _shown(profil: ProfilEnquete, reading: _Reading, answers: int) -> Iterator[tuple[str, str]]:
    """Yield what the synthesis says, question by question."""
    yield "Réponses", f"{answers}" + (f" sur {profil.envoyes} envois" if profil.envoyes else "")
    if profil.du and profil.au:
        yield "Période", f"du {profil.du:%d/%m/%Y} au {profil.au:%d/%m/%Y}"
    for one in reading.questions:
        counts = one["repartition"]
        levels = (
            " ".join(f"{level}:{n}" for level, n in counts.items()) if isinstance(counts, Mapping) else ""
        )
        yield f"{one['libelle']} ({one['echelle']})", f"{levels}, sans réponse : {one['sans_reponse']}"
    for kind in ("identite", "ignorer"):
        left = [f"« {head} »" for head, one in profil.colonnes.items() if one.dit == kind]
        if left:
            yield "Jamais reprises (identité)" if kind == "identite" else "Colonnes laissées", ", ".join(left)
    for said in reading.verbatims:
        yield "Verbatim", f"{said['texte']}"
