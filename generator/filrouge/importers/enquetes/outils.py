"""What a survey tool exports: which tool it is, where its headings and its answers are, what is no answer."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from filrouge.diagnostics import UserError
from filrouge.importers.feuilles import Case, Feuille, Fichier
from filrouge.tableau import normal
from filrouge.tableau.cellules import loose


class Dit(StrEnum):
    """What a column is; only the first two are read."""

    QUESTION = "question"
    TEXTE_LIBRE = "texte_libre"
    DATE = "date"
    IDENTITE = "identite"
    IGNORER = "ignorer"


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column: its heading, alone of its name, and what the tool says it is (None: nothing)."""

    rang: int
    entete: str
    dit: Dit | None

    @property
    def libelle(self) -> str:
        """The question as people read it: without the code before it (« Q1[SQ001]. »), its row after a dash."""
        return _ROW.sub(r" – \1", _CODE.sub("", self.entete))


@dataclass(frozen=True, slots=True)
class Enquete:
    """The answers of one survey: ``lignes`` are complete answers; ``ligne`` is the number of the headings' last row."""

    outil: str
    nom: str
    feuille: str
    ligne: int
    colonnes: tuple[Colonne, ...]
    lignes: tuple[tuple[Case, ...], ...]
    notes: tuple[str, ...] = ()


_Signature = Callable[[Sequence[str]], bool]
_FIRST_ROWS = 5
_ROW = re.compile(r" \[([^\[\]]+)\]$")
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9]*(?:\[[A-Za-z0-9]+\])?\. ")

# Wherever it comes from, a column of such a name says who answered.
_IDENTITE = re.compile(
    r"(votre |vos |ton )?(noms?( de famille| et prenoms?| prenoms?| d'utilisateur)?|prenoms?( et noms?)?|noms?[ ,/]+prenoms?|"
    r"(adresse )?(e-?mail|mail|courriel|messagerie|electronique)s?( professionnel(le)?)?|adresse (de messagerie|e-?mail|mail|electronique|postale)|"
    r"(numero de )?(tel|telephone|portable|mobile)s?.*|adresse|adresse ip|ip address|ipaddr|ip|identifiants?|login|username|uid|"
    r"name|first name|last name|email|date de naissance|signature|participant|stagiaire|apprenant|beneficiaire|qui etes[- ]vous ?\??)"
)
_TECHNIQUES = frozenset(
    (
        "id", "sid", "serial", "serie", "numero de serie", "score", "total points", "quiz feedback", "token", "code d'acces",
        "id de la reponse", "response id", "derniere page", "lastpage", "last page", "langue de depart", "start language",
        "startlanguage", "tete de serie", "seed", "date de lancement", "startdate", "date started", "date de la derniere action",
        "datestamp", "date last action", "url de provenance", "refurl", "referrer url", "draft", "brouillon",
        "heure de debut", "start time", "heure de la derniere modification", "last modified time", "modified time",
        "heure de modification", "submitted time", "heure de soumission", "langue", "language",
    )
)  # fmt: skip
_NOTEES = re.compile(r"(points|feedback|commentaires?) - .*")
"""What a quiz of Microsoft Forms adds after each question."""
_DATES = frozenset(
    (
        "horodateur", "timestamp", "heure de fin", "completion time", "date de soumission", "submitdate", "date submitted",
        "completed time", "heure d'achevement", "date", "date de reponse", "date de la reponse", "repondu le", "soumis le",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Outil:
    code: str
    nom: str
    signe: _Signature
    entetes: int = 1
    achevee: frozenset[str] = frozenset()
    """Columns that are empty in an answer that was not finished."""


def _has(*groups: Sequence[str]) -> _Signature:
    return lambda heads: all(any(one in heads for one in group) for group in groups)


_OUTILS = (
    _Outil(
        "limesurvey",
        "LimeSurvey",
        _has(
            ("id de la reponse", "response id", "id"),
            ("date de soumission", "submitdate", "date submitted"),
            ("derniere page", "lastpage", "last page"),
        ),
        achevee=frozenset(("date de soumission", "submitdate", "date submitted")),
    ),
    _Outil(
        "microsoft_forms",
        "Microsoft Forms",
        _has(("heure de debut", "start time"), ("heure de fin", "completion time")),
    ),
    _Outil(
        "framaforms",
        "Framaforms",
        _has(("sid",), ("uid", "ip address", "adresse ip", "username", "nom d'utilisateur")),
        entetes=3,
        achevee=frozenset(("completed time", "heure d'achevement")),
    ),
    _Outil("google_forms", "Google Forms", lambda heads: heads[:1] in (["horodateur"], ["timestamp"])),
)
NOMS = {outil.code: outil.nom for outil in _OUTILS} | {"tableau": "tableau"}
_TABLEAU = _Outil("tableau", "tableau sans signature connue", lambda _: True)


def reconnaitre(nom: str, fichier: Fichier) -> Enquete:
    """Return the answers of a file; a table without the signs of a tool is read by its first full row.

    Raises:
        UserError: there is no table in it, or no answer in the table.
    """
    for feuille in fichier.feuilles:
        for number, row in enumerate(feuille.lignes[:_FIRST_ROWS], 1):
            heads = [loose(head) for head in _texts(row)]
            outil = next((one for one in _OUTILS if one.signe(heads)), None)
            if outil is not None:
                return _enquete(nom, feuille, number, outil)
    for feuille in fichier.feuilles:
        for number, row in enumerate(feuille.lignes[:_FIRST_ROWS], 1):
            if sum(map(bool, _texts(row))) >= 2:
                return _enquete(nom, feuille, number, _TABLEAU)
    raise UserError(
        f"« {nom} » ne contient pas de tableau de réponses : rien n’est repris",
        "exportez les réponses depuis l’outil d’enquête, une ligne par réponse, avec les questions en tête",
    )


def _enquete(nom: str, feuille: Feuille, ligne: int, outil: _Outil) -> Enquete:
    for fusion in feuille.fusions:
        if fusion.derniere > ligne:
            raise UserError(
                f"{fusion.place} : des cellules sont fusionnées", "annulez la fusion dans le tableau"
            )
    heads = _headings(feuille, ligne, outil)
    rows = [row for row in feuille.lignes[ligne:] if any(normal(case.valeur) is not None for case in row)]
    kept = [row for row in rows if _complete(row, heads, outil)]
    if not kept:
        raise UserError(
            f"« {nom} » ne contient aucune réponse complète : rien n’est repris",
            "vérifiez l’export : une ligne par réponse, sous la ligne des questions",
        )
    left = len(rows) - len(kept)
    verb = "réponse inachevée est laissée" if left == 1 else "réponses inachevées sont laissées"
    notes = (f"{left} {verb} de côté.",) if left else ()
    colonnes = tuple(
        Colonne(rank, name, _dit(loose(head), outil))
        for rank, (head, name) in enumerate(zip(heads, _alone(heads), strict=True))
        if head
    )
    return Enquete(outil.code, outil.nom, feuille.nom, ligne, colonnes, tuple(kept), notes)


def _texts(row: Sequence[Case]) -> list[str]:
    return [" ".join(str(normal(case.valeur) or "").split()) for case in row]


def _headings(feuille: Feuille, ligne: int, outil: _Outil) -> list[str]:
    """Return the heading of each column; in three lines, a question stands above the first of its rows alone."""
    heads = _texts(feuille.lignes[ligne - 1])
    if outil.entetes == 1 or ligne < 2:
        return heads
    groups = _texts(feuille.lignes[ligne - 2])
    made, group, like = [], "", frozenset[str]()
    for rank, (head, above) in enumerate(zip(heads, groups, strict=True)):
        answers = frozenset(_texts([row[rank] for row in feuille.lignes[ligne:]])) - {""}
        if above:
            group, like = above, answers
        elif not (answers & like):
            # Another question begins: nothing in the file says so but its answers.
            group = ""
        made.append(f"{group} [{head}]" if group and head and group != head else head or group)
    return made


def _alone(heads: Sequence[str]) -> Iterator[str]:
    """Yield each heading, numbered when it came before."""
    seen: dict[str, int] = {}
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        yield head if seen[head] == 1 else f"{head} ({seen[head]})"


def _complete(row: Sequence[Case], heads: Sequence[str], outil: _Outil) -> bool:
    places = [rank for rank, head in enumerate(heads) if loose(head) in outil.achevee]
    return all(normal(row[rank].valeur) is not None for rank in places)


def _dit(head: str, outil: _Outil) -> Dit | None:
    if _IDENTITE.fullmatch(head):
        return Dit.IDENTITE
    if head in _DATES:
        return Dit.DATE
    known = outil.code != "tableau" and head in _TECHNIQUES
    return Dit.IGNORER if known or _NOTEES.fullmatch(head) or head in {"id", "score"} else None
