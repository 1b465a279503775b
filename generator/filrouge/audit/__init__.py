"""Graph and history to findings: every rule, in the order of the table."""

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.rules import RULES
from filrouge.audit.run import Ecartee, Jugement, audit

__all__ = [
    "RULES",
    "Ecartee",
    "Fault",
    "Gradation",
    "Inputs",
    "Jugement",
    "NonVerifiable",
    "Place",
    "Rule",
    "audit",
]
