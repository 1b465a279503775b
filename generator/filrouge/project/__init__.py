"""Where the repository is, its settings, and the day it is read: the only reader of the surroundings."""

from filrouge.project.auteurs import AUTHORS_PATH, Auteur, empreinte
from filrouge.project.forge import Forge, forge_of, lien_commit
from filrouge.project.project import (
    DEROGATIONS_PATH,
    NAMES_PATH,
    Project,
    find_root,
    is_root,
    open_project,
)
from filrouge.project.reglages import SETTINGS_PATH, Reglages, Seuils

__all__ = [
    "AUTHORS_PATH",
    "DEROGATIONS_PATH",
    "NAMES_PATH",
    "SETTINGS_PATH",
    "Auteur",
    "Forge",
    "Project",
    "Reglages",
    "Seuils",
    "empreinte",
    "find_root",
    "forge_of",
    "is_root",
    "lien_commit",
    "open_project",
]
