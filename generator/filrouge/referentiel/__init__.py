"""The texts auditors apply, as dated data: which one holds on a day, and what it asks."""

from filrouge.referentiel.load import en_vigueur, load_versions
from filrouge.referentiel.types import Attendu, PartieAttendue, Referentiel

__all__ = ["Attendu", "PartieAttendue", "Referentiel", "en_vigueur", "load_versions"]
