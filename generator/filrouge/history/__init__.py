"""Commits to history: every version of every record, as git holds it."""

from filrouge.history.cache import Cache
from filrouge.history.changement import Changement, NatureChangement, canonique
from filrouge.history.difference import changements
from filrouge.history.history import Historique, SansHistorique
from filrouge.history.mots_changement import Mots
from filrouge.history.phrases_changement import phrase, resume
from filrouge.history.read import Last, read_history
from filrouge.history.recit import raconter, renommages
from filrouge.history.rejeu import appliquer
from filrouge.history.version import Enregistrement, Nature, NiveauPreuve, Version

__all__ = [
    "Cache",
    "Changement",
    "Enregistrement",
    "Historique",
    "Last",
    "Mots",
    "Nature",
    "NatureChangement",
    "NiveauPreuve",
    "SansHistorique",
    "Version",
    "appliquer",
    "canonique",
    "changements",
    "phrase",
    "raconter",
    "read_history",
    "renommages",
    "resume",
]
