"""Every fault a document can have against its schema."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "code-mal-forme": "un code déclaré (rôle, formation, thème) n’a pas la forme attendue",
    "date-impossible": "une date est bien écrite, mais n’existe pas au calendrier, ou n’est pas entre 1970 et 2100",
    "date-mal-ecrite": "une date n’est pas écrite AAAA-MM-JJ",
    "liste-vide": "une liste ou un groupe de rubriques est vide alors qu’il faut au moins un élément",
    "nombre-hors-limites": "un nombre est trop petit ou trop grand",
    "rubrique-inconnue": "une rubrique n’existe pas pour ce type de fiche",
    "rubrique-manquante": "une rubrique obligatoire n’est pas remplie",
    "texte-trop-court": "un texte est vide ou presque",
    "texte-trop-long": "un texte dépasse la longueur permise",
    "type-incorrect": "une valeur n’est pas du genre attendu : texte, nombre, liste…",
    "valeur-hors-liste": "une valeur ne fait pas partie de la liste des valeurs possibles",
    "valeur-mal-formee": "une valeur n’a pas la forme attendue",
    "valeur-repetee": "la même valeur figure deux fois dans une liste",
}
"""Code to one French line; every code this package can emit."""
