"""Graph to findings: every rule, in source order."""

from filrouge.audit.rule import Fault, Inputs, Place, Rule
from filrouge.audit.rules import RULES
from filrouge.audit.run import audit

__all__ = ["RULES", "Fault", "Inputs", "Place", "Rule", "audit"]
