"""Every fault of ``site_config/derogations.yaml``, which accepts those of the rules."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "derogation-code-inconnu": "une dérogation cite un code qu’aucune règle ne porte",
    "derogation-en-double": "deux dérogations acceptent le même défaut de la même fiche",
    "derogation-expiree": "une dérogation a pris fin : elle n’accepte plus rien",
    "derogation-fiche-inconnue": "une dérogation cite une fiche qui n’existe pas",
    "derogation-impossible": "une dérogation veut accepter un défaut de lecture : il se corrige, il ne s’accepte pas",
    "derogation-inutile": "une dérogation n’accepte rien à ce jour : le défaut qu’elle cite n’est pas signalé",
    "derogation-lointaine": "une dérogation court plus d’un an : elle n’a plus vraiment de fin",
    "derogation-role-inconnu": "une dérogation est acceptée par un rôle que content/organisme.yaml ne déclare pas",
}
"""Code to one French line; every code this package can emit beside those of the rules."""
