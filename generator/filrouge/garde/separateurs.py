"""What stands between the parts of a number or of a name."""

PLI = r"[ ]?\n[ >#|]{0,40}"
"""A text may go on at the next line, after the margin of its list, quotation, comment or table."""

SEP = rf"(?:[ .\u00a0\u202f\u2009–-]|[ ][.–/-][ ]|{PLI})"
"""Between two figures of a number: spaces of every kind, a dot, a dash."""

ESPACE = rf"(?:[ \u00a0\u202f]{{1,2}}|{PLI})"
"""Between two words."""
