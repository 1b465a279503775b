"""Every fault a file can have before its content is looked at."""

from collections.abc import Mapping

from filrouge.diagnostics import Finding, Label, Severity, Span
from filrouge.diagnostics.shorten import shorten

FAULTS: Mapping[str, str] = {
    "caractere-interdit": "un caractère invisible ou de commande se trouve dans le fichier",
    "entete-absent": "un document Markdown commence par un en-tête entre deux lignes « --- »",
    "entete-non-ferme": "la ligne « --- » qui ferme l’en-tête manque",
    "fichier-bom": "le fichier commence par une marque d’encodage invisible (BOM)",
    "fichier-non-utf8": "le fichier n’est pas enregistré en UTF-8",
    "fichier-trop-gros": "le fichier dépasse 1 Mo",
    "fichier-vide": "le fichier ou son en-tête ne contient aucune rubrique",
    "fusion-inachevee": "git a laissé dans le fichier deux versions qu’il n’a pas su réunir",
    "yaml-alias": "une valeur renvoie à une autre par « *nom »",
    "yaml-ancre": "une valeur est nommée par « &nom »",
    "yaml-cle-complexe": "le nom d’une rubrique est une liste, un tableau ou tient sur plusieurs lignes",
    "yaml-cle-en-double": "la même rubrique est écrite deux fois",
    "yaml-cle-vide": "une rubrique n’a pas de nom",
    "yaml-decalage": "une ligne n’est pas alignée avec celles de son niveau",
    "yaml-deux-points": "un texte sans guillemets contient un deux-points suivi d’une espace",
    "yaml-directive": "le fichier contient une directive YAML (ligne qui commence par « % »)",
    "yaml-espace-insecable": "une espace insécable se trouve là où YAML attend une espace ordinaire",
    "yaml-espace-manquante": "il manque une espace après un deux-points ou un tiret",
    "yaml-etiquette": "une valeur porte une étiquette YAML (« !nom »)",
    "yaml-fusion": "une rubrique « << » reprend le contenu d’une autre",
    "yaml-guillemets-typographiques": "des guillemets typographiques tiennent lieu de guillemets droits",
    "yaml-imbrication": "les rubriques sont imbriquées sur plus de 20 niveaux",
    "yaml-pas-un-tableau": "le contenu n’est pas fait de rubriques « nom: valeur »",
    "yaml-plusieurs-documents": "le fichier contient plusieurs documents YAML",
    "yaml-syntaxe": "l’écriture n’est pas du YAML",
    "yaml-tabulation": "une tabulation sert de décalage",
    "yaml-texte-coupe": "un « # » coupe le texte qui le précède",
}
"""Code to one French line; every code this package can emit."""


def fault(
    code: str, message: str, span: Span, *helps: str, label: str = "", related: tuple[Label, ...] = ()
) -> Finding:
    """Return a finding of this package: whatever stops a reader is an error."""
    return Finding(code, Severity.ERREUR, message, span, label, helps, related)


def short(text: str) -> str:
    """Return text of the file as a message may repeat it: forty characters at most."""
    return shorten(text)
