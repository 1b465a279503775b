"""Fil Rouge: from feedback records in git to an evidence site for Qualiopi indicator 32."""

__version__ = "0.1.0"
