"""Who a site, a dossier or an export is for."""

from enum import StrEnum


class Profil(StrEnum):
    """What is shown: all of it, in the house alone, or what an auditor may be given."""

    AUDITEUR = "auditeur"
    INTERNE = "interne"
