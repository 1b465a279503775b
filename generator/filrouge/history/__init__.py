"""Commits to history: every version of every record, as git holds it."""

from filrouge.history.history import Historique, SansHistorique, Version

__all__ = ["Historique", "SansHistorique", "Version"]
