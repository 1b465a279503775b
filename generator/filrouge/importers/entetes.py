"""The headings of real plans, and what they say: a first guess that people correct."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.importers.feuilles import Case, Feuille, Fichier
from filrouge.importers.profil import IGNORER, ProfilPlan
from filrouge.tableau import Lexique, Lu, normal
from filrouge.tableau.cellules import lire, loose
from filrouge.validation import load_schema

_FIRST_ROWS = 30
_ENOUGH = 3
_MOST_WORDS, _LONGEST_WORD = 60, 120
"""Of a column: beyond that it holds sentences, which no profile can list."""

# In the order they are tried: the longer words first, since « date de réalisation » is no « réalisation ».
_HEADINGS: tuple[tuple[str, str], ...] = (
    ("numero", r"n|no|num|numero|ref|reference|id|identifiant|n action|n de l action|code"),
    ("origine", r"origine.*|source.*|provenance|emetteur|issu de|declencheur|.*a l origine.*"),
    ("verifiee_le", r"(date )?(de )?(la )?(verification|verifiee?)( le)?( de l efficacite)?|date (de )?(l )?efficacite|efficacite verifiee le"),
    ("verifiee_par", r"(efficacite )?verifiee? par|verificateur"),
    ("realisee_le", r"date (de )?(realisation|fin|cloture|reelle)( reelle| effective)?|realisee? le|soldee? le|close? le|cloturee? le|fait le|fin reelle"),
    ("echeance", r"echeance|delais?|date (limite|butoir|prevue|cible|d echeance)( .*)?|pour le|quand|a faire pour( le)?|fin prevue|date de fin prevue"),
    ("ouverte_le", r"date|date (de |du |d )?(l )?(ouverture|creation|constat|emission|enregistrement|saisie|debut|identification|demande)( .*)?|ouverture|ouverte? le|creee? le|debut"),
    ("causes", r"causes?.*|analyse.*|pourquoi|racine"),
    ("constat", r"constats?.*|problemes?.*|ecarts?.*|non conformites?.*|nc|dysfonctionnements?.*|faits?|points? (faibles?|a ameliorer).*|axes? d amelioration|description (du|de l) (probleme|ecart|constat).*|besoin"),
    ("indicateur", r"indicateurs?( de)?( reussite| succes| resultat| suivi| mesure)?|criteres? (de|d).*(reussite|succes|efficacite)|mesure de (l )?efficacite"),
    ("cible", r"cible|objectif chiffre|valeur (cible|visee)"),
    ("verdict", r"efficacite( de l action)?|efficace( .*)?|verdict|evaluation de l efficacite|resultat de la verification"),
    ("titre", r"titre.*|intitule.*|libelle.*|objet|sujet|nom de l action"),
    ("mesure", r"actions?( .*)?|mesures?( .*)?|description.*|plan d action|quoi|que faire|solutions?.*|taches?"),
    ("type", r"type( .*)?|nature( .*)?|categorie d action"),
    ("priorite", r"priorites?|urgence|niveau( de priorite)?|criticite|importance"),
    ("statut", r"statut.*|etat.*|avancement.*|situation|realise|fait|solde"),
    ("responsable", r"responsables?.*|pilotes?.*|qui|porteurs?.*|en charge|charge de.*|acteurs?|resp"),
    ("themes", r"themes?|domaines?|processus|services?|thematiques?|indicateur qualiopi|critere"),
    ("note", r"resultats?.*|commentaires?.*|observations?.*|remarques?.*|suivi.*|notes?|bilan|preuves?.*"),
)  # fmt: skip

# What words of closed lists mean, beside those of the schemas.
_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "statut": (
        ("abandonnee", r"abandon.*|annul.*|sans suite"),
        ("verifiee", r"verifi.*|efficace|evaluee?"),
        ("realisee", r"sold.*|termin.*|realis.*|cl[oô]tur.*|close?s?|fait.*|fini.*|ok|oui|effectu.*|100 ?%?"),
        ("en_cours", r"en cours.*|encours|commenc.*|demarr.*|partiel.*|lance.*|[1-9][0-9]? ?%?"),
        ("a_faire", r"a faire.*|ouverte?|non|non commenc.*|non realis.*|planifi.*|prevue?|a lancer|en attente.*|a venir|0 ?%?"),
    ),
    "priorite": (
        ("haute", r"haute?|elevee?|forte?|urgente?|1|p1|majeure?|critique|\+\+\+|a"),
        ("moyenne", r"moyen(ne)?|normale?|2|p2|moderee?|\+\+|b"),
        ("basse", r"basse?|faible|3|p3|mineure?|\+|c"),
    ),
    "type": (
        ("preventive", r"preven.*|ap"),
        ("corrective", r"correct.*|ac"),
        ("curative", r"curat.*|correction|immediate"),
        ("amelioration", r"amelio.*|progres|am"),
    ),
    "verdict": (
        ("non_efficace", r"non.*|inefficace|pas efficace|ko"),
        ("partiellement_efficace", r"partiel.*|en partie"),
        ("efficace", r"efficace|oui|ok|atteinte?|satisfaisante?"),
    ),
}  # fmt: skip

LISTES: Mapping[str, tuple[str, ...]] = {
    "type": ("type",),
    "priorite": ("priorite",),
    "statut": ("statut",),
    "responsable": ("responsable",),
    "themes": ("themes", "*"),
    "verdict": ("efficacite", "verdict"),
    "verifiee_par": ("efficacite", "par"),
}
"""Fields whose words are of a closed list: their place in an action."""


def champ_de(heading: str) -> str | None:
    """Return what a heading says; None when it says nothing we know."""
    if len(heading) > _LONGEST_WORD:
        return None
    plain = " ".join(re.sub(r"[^a-z0-9+%]+", " ", loose(heading)).split())
    return next((champ for champ, words in _HEADINGS if plain and re.fullmatch(words, plain)), None)


def proposer(path: Path, fichier: Fichier, lexique: Lexique) -> ProfilPlan:
    """Return the profile that the headings suggest.

    Raises:
        UserError: no row looks like the headings of a plan.
    """
    found = [
        (len(said), -number, feuille)
        for feuille in fichier.feuilles
        for number, row in enumerate(feuille.lignes[:_FIRST_ROWS], 1)
        if len(said := set(filter(None, map(champ_de, _headings(row))))) >= _ENOUGH
        and said & {"titre", "mesure", "constat"}
    ]
    if not found:
        raise UserError(
            f"« {path.name} » : aucune ligne ne ressemble aux en-têtes d’un plan d’action",
            "il en faut au moins trois, par exemple « Action », « Responsable », « Échéance » ; sinon donnez un --profil",
        )
    _, line, feuille = max(found, key=lambda one: one[:2])
    columns: dict[str, str] = {}
    for heading in _headings(feuille.lignes[-line - 1]):
        champ = champ_de(heading) or IGNORER
        # The first of two columns that say the same is kept; of comments, all are.
        taken = champ in columns.values() and champ != "note"
        if 0 < len(heading) <= _LONGEST_WORD:
            columns.setdefault(heading, IGNORER if taken else champ)
    draft = ProfilPlan(
        feuille.nom, -line, f"Tableau {path.name[:_LONGEST_WORD]}", columns, defauts={"type": "corrective"}
    )
    return replace(draft, valeurs=dict(_values(draft, feuille, lexique)))


def _headings(row: Sequence[Case]) -> list[str]:
    return [" ".join(str(case.valeur or "").split()) for case in row]


def _values(
    profil: ProfilPlan, feuille: Feuille, lexique: Lexique
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the words of each closed list, and the code that each seems to mean."""
    schema = load_schema("action")
    heads = _headings(feuille.lignes[profil.ligne - 1])
    for at, heading in enumerate(heads):
        champ = profil.colonnes.get(heading, "")
        if champ not in LISTES or heads.index(heading) != at:
            continue
        node = schema.at(tuple(0 if step == "*" else step for step in LISTES[champ]))
        said = (str(normal(row[at].valeur) or "") for row in feuille.lignes[profil.ligne :])
        words = [*dict.fromkeys(word for word in said if 0 < len(word) <= _LONGEST_WORD)][:_MOST_WORDS]
        yield champ, {word: _meaning(champ, word, lire(node, word, lexique)) for word in words}


def _meaning(champ: str, word: str, read: Lu) -> str:
    if isinstance(read, str):
        return read
    plain = loose(word)
    return next((code for code, pattern in _WORDS.get(champ, ()) if re.fullmatch(pattern, plain)), "")
