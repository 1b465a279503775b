"""Every fault the site can have that no record has."""

from collections.abc import Mapping

from filrouge.diagnostics import Finding, Severity, Span

CONFIG_PATH = "mkdocs.yml"
THEME_FOLDER = "site_config/theme"

FAULTS: Mapping[str, str] = {
    "lien-casse": "un lien d’une page ne mène à rien, ou sort du site autrement que par un clic",
    "mkdocs-absent": "le fichier mkdocs.yml manque",
    "mkdocs-cle-manquante": "mkdocs.yml ne dit pas le nom du site",
    "mkdocs-cle-refusee": "mkdocs.yml contient une rubrique que Fil Rouge n’accepte pas",
    "mkdocs-fichier": "un logo, une icône ou une feuille de style citée par mkdocs.yml ne peut pas être publiée",
    "mkdocs-navigation": "la navigation cite autre chose que la page d’accueil d’une partie du site",
    "mkdocs-style": "une feuille de style appelle un autre fichier ou un autre serveur",
    "mkdocs-valeur": "une valeur de mkdocs.yml n’est pas de celles acceptées",
}
"""Code to one French line; every code this package can emit."""


def fault(code: str, message: str, span: Span, *helps: str, label: str = "") -> Finding:
    """Return a finding of this package: whatever is wrong with the site stops its publication."""
    return Finding(code, Severity.ERREUR, message, span, label, helps)
