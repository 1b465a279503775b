"""The texts auditors apply, as dated data: which one holds on a day, and what it asks."""

from filrouge.referentiel.load import en_vigueur, load_versions, suivante
from filrouge.referentiel.types import (
    ORIGINES,
    Attendu,
    Cas,
    Extrait,
    Indicateur,
    LigneGrille,
    NonConformite,
    Origine,
    PartieAttendue,
    Referentiel,
    RegleAudit,
    Source,
)

__all__ = [
    "ORIGINES",
    "Attendu",
    "Cas",
    "Extrait",
    "Indicateur",
    "LigneGrille",
    "NonConformite",
    "Origine",
    "PartieAttendue",
    "Referentiel",
    "RegleAudit",
    "Source",
    "en_vigueur",
    "load_versions",
    "suivante",
]
