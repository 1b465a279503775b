"""The registers of a plan: one for each kind of record that lives, told by the prefix of its number."""

from enum import StrEnum


class Registre(StrEnum):
    """Nine registers; réclamations, difficultés and aléas are never merged."""

    APPRECIATIONS = "APP"
    RECLAMATIONS = "REC"
    DIFFICULTES = "DIF"
    ALEAS = "ALE"
    ABANDONS = "ABD"
    RISQUES = "RSQ"
    REVUES = "REV"
    ACTIONS = "ACT"
    BILANS = "BIL"

    @property
    def libelle(self) -> str:
        """The words shown to people."""
        return _WORDS[self]


_WORDS = {
    Registre.APPRECIATIONS: "Appréciations",
    Registre.RECLAMATIONS: "Réclamations",
    Registre.DIFFICULTES: "Difficultés",
    Registre.ALEAS: "Aléas",
    Registre.ABANDONS: "Abandons",
    Registre.RISQUES: "Risques",
    Registre.REVUES: "Revues",
    Registre.ACTIONS: "Actions",
    Registre.BILANS: "Bilans",
}
_PREFIXES = frozenset(registre.value for registre in Registre)


def registre_de(id_: str) -> Registre | None:
    """Return the register of a record, gone or not; None for the organisation and the procédures, which live no life."""
    prefix = id_.partition("-")[0]
    return Registre(prefix) if prefix in _PREFIXES else None
