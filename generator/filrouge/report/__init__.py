"""Findings to the terminal, to CI and to other programs."""

from filrouge.report.formats import FORMATS
from filrouge.report.rapport import Rapport
from filrouge.report.text import render_text, render_texte

__all__ = ["FORMATS", "Rapport", "render_text", "render_texte"]
