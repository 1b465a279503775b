"""The parts of the site, for whoever writes a page or checks a navigation: nothing here knows how pages are made."""

SECTIONS: tuple[tuple[str, str], ...] = (
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
)
"""Folder and title of every section, in the order of the navigation; each has an ``index.html``."""
