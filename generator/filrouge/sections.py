"""The parts of the site, for whoever writes a page or checks a navigation: nothing here knows how pages are made."""

from filrouge.profil import Profil

Section = tuple[str, str]
"""A folder, and its title in the navigation."""

SECTIONS: tuple[Section, ...] = (
    ("", "Accueil"),
    ("parcours", "Parcours de l’auditeur"),
    ("plan", "Plan d’action"),
    ("retours", "Retours"),
    ("revues", "Revues"),
    ("risques", "Risques"),
    ("efficacite", "Efficacité"),
    ("tracabilite", "Traçabilité"),
    ("vie", "Vie du plan"),
    ("procedures", "Procédures"),
    ("regles", "Règles"),
    ("recherche", "Rechercher"),
)
"""Folder and title of every section of the auditor's site, in the order of the navigation; each has an ``index.html``."""

INTERNES: tuple[Section, ...] = (("preaudit", "Pré-audit"),)
"""Those that the internal site alone has, after the others."""


def sections_of(profil: Profil) -> tuple[Section, ...]:
    """Return the sections of a profile's site."""
    return SECTIONS if profil is Profil.AUDITEUR else (*SECTIONS, *INTERNES)


def navigation(chosen: tuple[Section, ...], profil: Profil) -> tuple[Section, ...]:
    """Return the navigation of a profile's site from what ``mkdocs.yml`` lists.

    An internal section is in every navigation of the internal site, listed or not, and in none of the auditor's.
    """
    own = {folder for folder, _ in INTERNES}
    if profil is Profil.AUDITEUR:
        return tuple(entry for entry in chosen if entry[0] not in own)
    listed = {folder for folder, _ in chosen}
    return (*chosen, *(entry for entry in INTERNES if entry[0] not in listed))
