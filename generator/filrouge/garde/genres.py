"""What is looked for in a text, how much it weighs, what to write instead; and a place where it was found."""

from dataclasses import dataclass
from enum import Enum

from filrouge.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class _Nature:
    phrase: str
    remede: str
    gravite: Severity = Severity.ERREUR


_ROLE = "remplacez par un rôle (« une stagiaire », « le tuteur »), un code ou une reformulation"
_RETIRER = "retirez-le : aucune fiche n’en a besoin, et aucun auditeur ne le demande"
_GENE = "gardez ce qui a gêné dans la formation et ce qui aiderait, sans dire pourquoi"


class Genre(Enum):
    """A kind of personal data: what a message says of the text that holds it, and how to do without."""

    COURRIEL = _Nature("contient une adresse de courriel", _ROLE)
    TELEPHONE = _Nature("contient un numéro de téléphone", _ROLE)
    NIR = _Nature("contient un numéro de sécurité sociale", _RETIRER)
    IBAN = _Nature("contient un numéro de compte bancaire (IBAN)", _RETIRER)
    CARTE = _Nature("contient un numéro de carte bancaire", _RETIRER)
    NAISSANCE = _Nature(
        "contient une date de naissance",
        "retirez-la : aucune fiche n’en a besoin, et aucun auditeur ne la demande",
    )
    NOM = _Nature("contient un nom à protéger", _ROLE)
    CIVILITE = _Nature("nomme une personne (« M. », « Mme » et un nom)", _ROLE)
    ADRESSE_IP = _Nature(
        "contient une adresse IP",
        "retirez-la : elle désigne un ordinateur, et par lui une personne",
        Severity.AVERTISSEMENT,
    )
    SIRET = _Nature(
        "contient un numéro SIRET ou SIREN",
        "celui d’une société ne désigne personne ; celui d’une personne qui exerce seule la désigne : retirez-le alors",
        Severity.INFORMATION,
    )
    SANTE = _Nature("touche à la vie privée : la santé", _GENE)
    HANDICAP = _Nature("touche à la vie privée : le handicap", _GENE)
    SYNDICAT = _Nature("touche à la vie privée : l’appartenance syndicale", _GENE)
    CONVICTION = _Nature("touche à la vie privée : les convictions, religieuses ou politiques", _GENE)
    ORIGINE = _Nature("touche à la vie privée : l’origine", _GENE)
    ORIENTATION = _Nature("touche à la vie privée : l’orientation ou l’identité sexuelle", _GENE)
    CONDAMNATION = _Nature("touche à la vie privée : une condamnation, une détention", _GENE)

    @property
    def phrase(self) -> str:
        """What a message says, after what holds it: a record, a file, an answer."""
        return self.value.phrase

    @property
    def remede(self) -> str:
        """What to write instead."""
        return self.value.remede

    @property
    def gravite(self) -> Severity:
        """How much it weighs where nothing leaves a doubt."""
        return self.value.gravite


class Confiance(Enum):
    """How sure it is that a place holds what it seems to."""

    SURE = "sûre"
    PROBABLE = "probable"


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """Something found, from one character to another of the text as given, the end excluded."""

    genre: Genre
    debut: int
    fin: int
    confiance: Confiance = Confiance.SURE

    @property
    def gravite(self) -> Severity:
        """How much it weighs: a doubt makes a warning of an error."""
        doubted = self.confiance is Confiance.PROBABLE and self.genre.gravite is Severity.ERREUR
        return Severity.AVERTISSEMENT if doubted else self.genre.gravite
