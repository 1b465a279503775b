"""Evidence to what an auditor would find on a day: verdicts, proofs, holes, and a sample of threads."""

from filrouge.preaudit.echantillon import Echantillon, Piece, echantillon
from filrouge.preaudit.fil import Etape, Trace, trace
from filrouge.preaudit.phrases import Dehors, Lien, Manque, Part, Phrase, Preuve, Section, brut, enumerer
from filrouge.preaudit.preaudit import preaudit
from filrouge.preaudit.provers import PROVERS
from filrouge.preaudit.types import (
    AttenduVu,
    IndicateurVu,
    LigneVue,
    Montre,
    PreAudit,
    RegleEcartee,
    Releve,
    Verdict,
)

__all__ = [
    "PROVERS",
    "AttenduVu",
    "Dehors",
    "Echantillon",
    "Etape",
    "IndicateurVu",
    "Lien",
    "LigneVue",
    "Manque",
    "Montre",
    "Part",
    "Phrase",
    "Piece",
    "PreAudit",
    "Preuve",
    "RegleEcartee",
    "Releve",
    "Section",
    "Trace",
    "Verdict",
    "brut",
    "echantillon",
    "enumerer",
    "preaudit",
    "trace",
]
