"""Charts: data to a figure, each with the finding in words, the drawing, and the same figures as a table.

One module a kind; every function is pure. A drawing holds no style of its own: classes for the style sheet, and
presentation attributes so that it also reads where no style sheet reaches. Values are written, not hidden behind a
pointer: a drawing is one image (``role="img"``) without tab stops, and its table is open to everybody.
"""
