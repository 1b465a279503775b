"""Faults as values: what is wrong, where, and how to mend it."""

from filrouge.diagnostics.errors import UserError
from filrouge.diagnostics.finding import Finding, Label, Severity
from filrouge.diagnostics.span import Span
from filrouge.diagnostics.suggest import closest

__all__ = ["Finding", "Label", "Severity", "Span", "UserError", "closest"]
