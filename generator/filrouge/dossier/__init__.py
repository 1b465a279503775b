"""Pages to one document that is read from beginning to end: the dossier handed to an auditor, as PDF or HTML."""

from filrouge.dossier.document import Dossier, compose, for_paper, for_screen
from filrouge.dossier.pdf import check_engine, is_ours, to_pdf

__all__ = ["Dossier", "check_engine", "compose", "for_paper", "for_screen", "is_ours", "to_pdf"]
