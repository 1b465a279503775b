"""Every fault of a link between records."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "adresse-inconnue": "un lien cite un constat ou une décision que la fiche n’a pas",
    "categorie-non-declaree": "une catégorie d’actions n’est pas parmi celles de content/organisme.yaml",
    "formation-inconnue": "un code de formation n’est pas déclaré dans content/organisme.yaml",
    "lien-de-mauvais-type": "un lien mène à une fiche d’un type impossible à cet endroit",
    "lien-inconnu": "un lien mène à une fiche qui n’existe pas",
    "role-inconnu": "un code de rôle n’est pas déclaré dans content/organisme.yaml",
    "serie-ambigue": "un critère de réussite suit une question posée à plusieurs publics, sans dire lequel",
    "serie-sans-donnees": "un critère de réussite suit une question qu’aucune synthèse ne donne",
    "theme-inconnu": "un code de thème n’est pas déclaré dans content/organisme.yaml",
}
"""Code to one French line; every code this package can emit."""
