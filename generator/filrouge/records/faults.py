"""Every fault of names, of figures that do not add up, and of attachments."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "auteur-en-double": "deux entrées de site_config/auteurs.yaml donnent un rôle à la même adresse",
    "auteur-mal-designe": "un auteur a une adresse et une empreinte, ou ni l’une ni l’autre",
    "candidats-trop-nombreux": "un bilan compte plus de candidats à la fin qu’au début",
    "causes-trop-nombreuses": "un bilan compte plus de causes d’abandon que d’abandons",
    "cible-hors-echelle": "une cible n’est pas entre le plus bas et le plus haut de son échelle",
    "code-en-double": "deux constats, questions ou décisions d’une fiche portent le même code",
    "date-a-venir": "une date qui dit un fait est dans le futur",
    "dates-en-desordre": "deux dates d’une fiche se suivent dans le mauvais ordre",
    "depot-mal-designe": "le réglage « depot » n’est pas l’adresse, sans mot de passe, d’un dépôt sur une forge reconnue",
    "dossier-trop-profond": "un dossier est trop loin sous content/ : il n’est pas lu",
    "extension-inattendue": "une fiche n’a pas l’extension de son type (.yaml ou .md)",
    "fiche-hors-content": "une fiche est rangée à côté de content/ au lieu d’être dedans",
    "fiche-mal-rangee": "une fiche n’est pas dans le dossier de son type",
    "fichier-special": "un fichier n’est pas un fichier ordinaire : il n’est pas lu",
    "identifiant-en-double": "deux fichiers portent le même numéro",
    "lien-symbolique": "un lien symbolique se trouve parmi les fiches, les pièces ou les réglages : il n’est pas suivi",
    "nature-contraire-au-nom": "la nature d’un signalement ne correspond pas au préfixe de son nom",
    "niveau-inconnu": "une répartition cite un niveau que l’échelle n’a pas",
    "nom-de-fiche-inconnu": "le nom d’un fichier n’annonce aucun type de fiche",
    "nom-de-fiche-mal-forme": "le nom d’une fiche ne s’écrit pas comme un numéro",
    "organisme-absent": "le fichier content/organisme.yaml manque",
    "periode-inversee": "une période finit avant de commencer",
    "piece-absente": "une pièce jointe citée n’existe pas",
    "piece-hors-dossier": "une pièce jointe est citée hors de content/preuves/",
    "piece-refusee": "une pièce jointe n’est pas d’un type accepté",
    "piece-trompeuse": "le contenu d’une pièce jointe n’est pas ce que dit son extension, ou contient une macro",
    "piece-trop-lourde": "une pièce jointe dépasse 20 Mo",
    "question-inconnue": "un constat cite une question que la synthèse n’a pas",
    "reglage-inconnu": "un fichier de site_config/ n’est pas un réglage connu",
    "repartition-impossible": "une répartition compte plus de réponses qu’il n’y a de personnes",
    "reponses-trop-nombreuses": "il y a plus de réponses que de questionnaires envoyés",
    "retour-sans-fiche": "une action vient d’un retour qui n’a pas de fiche, sans dire quel document elle reprend",
}
"""Code to one French line; every code this package can emit."""
