"""Findings to the terminal and to CI."""

from filrouge.report.text import render_text

__all__ = ["render_text"]
