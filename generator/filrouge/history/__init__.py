"""Commits to history: every version of every record, as git holds it."""

from filrouge.history.history import Historique, Nature, SansHistorique, Version
from filrouge.history.read import read_history

__all__ = ["Historique", "Nature", "SansHistorique", "Version", "read_history"]
