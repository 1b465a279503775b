"""YAML that reads well and says something else: the traps a French keyboard falls into."""

import re
from collections.abc import Iterator, Sequence

from filrouge.diagnostics import Finding, Span
from filrouge.source.document import Region
from filrouge.source.faults import fault, short
from filrouge.source.yaml_helps import NO_BREAK_SPACES, corrected, is_sentence, write
from filrouge.source.yaml_marks import HYPHENS, SPACES_HELP, glued_key, hyphen, no_break_after
from filrouge.source.yaml_scalars import is_plain_key, quoted

_CURLY = "“”‘’"
_NO_BREAK_START = re.compile(rf"(?:-|[a-z_][a-z0-9_]*\s*:)(?=[{NO_BREAK_SPACES}])")
# A colon with text behind it; figures and nested values may well follow a sentence used as a key.
_SENTENCE_GOES_ON = re.compile(rf"[ {NO_BREAK_SPACES}]+: +[^\s\d\[{{|>&*!-]")
_NO_BREAK_SPACE = re.compile(f"[{NO_BREAK_SPACES}]")
_CUT = re.compile(r"[ \t]+#(?=[^\s#])")
# Alone on both sides: a comment behind a code or a figure, the rest of a text behind a sentence.
_CUT_SENTENCE = re.compile(r"(?<![ \t]) #(?=\s+\S)")
# The same anywhere in a file: beginning with its rarest character makes the search a fast one.
_CUT_ANYWHERE = re.compile(r"#(?:(?<=[ \t]#)(?=[^\s#])|(?<=[^\s:] #)(?=\s))")


class Traps:
    """Looks for traps in one file; what the file cannot hold is not looked for."""

    def __init__(self, path: str, text: str, lines: Sequence[str]) -> None:
        self._path = path
        self._lines = lines
        self._no_break = "\u00a0" in text or "\u202f" in text
        self._curly = any(mark in text for mark in ("“", "”", "‘", " ’"))
        self._cut = _CUT_ANYWHERE.search(text) is not None
        self._hyphens = any(mark in text for mark in HYPHENS)
        self.possible = self._no_break or self._curly or self._cut or self._hyphens

    def in_value(self, value: str, region: Region, *, beside_key: bool) -> Iterator[Finding]:
        """Yield what is wrong with an unquoted value; ``beside_key``: on its key's own line."""
        if self._no_break and not beside_key and (found := _NO_BREAK_START.match(value)):
            yield self._no_break_value(region, found.end())
        if self._curly and is_curly_quoted(value):
            yield self._curly_value(value, region)
        if self._cut and (finding := self.cut_text(value, region)):
            yield finding
        if self._hyphens and (finding := hyphen(self._path, self._lines, value, region, key=False)):
            yield finding

    def in_key(self, key: str, region: Region, *, plain: bool, maybe_text: bool) -> Iterator[Finding]:
        """Yield what is wrong with a key that does not look like one.

        ``maybe_text``: it stands where a sentence is likelier than a key.
        """
        span = Span(self._path, *region)
        if key == "":
            yield no_key(span)
        elif region[0] != region[2]:
            yield complex_key(span)
        elif not plain:
            return
        elif key == "<<":
            yield fault(
                "yaml-fusion",
                "la rubrique « << » reprend le contenu d’une autre, ce qui n’est pas permis",
                span,
                "recopiez les rubriques voulues à cet endroit",
            )
        elif maybe_text and (finding := self._sentence_key(key, region)):
            yield finding
        elif self._no_break and _NO_BREAK_SPACE.search(key):
            yield self._no_break_key(key, region)
        elif finding := glued_key(self._path, key, region) or self._key_hyphen(key, region):
            yield finding

    def cut_text(self, value: str, region: Region) -> Finding | None:
        """Return the fault of a ``#`` that takes away the end of a text, right after the region's end."""
        line, end = region[2], region[3] - 1
        source = self._lines[line - 1]
        found = _CUT.match(source, end)
        if found is None and is_sentence(value):
            found = _CUT_SENTENCE.match(source, end)
        if found is None:
            return None
        hash_column = found.end()
        # Without text before it, the whole value is what the hash took away.
        start = region[1] - 1 if region[3] > region[1] or region[0] != line else hash_column - 1
        return fault(
            "yaml-texte-coupe",
            "le texte est coupé au « # » : la suite devient un commentaire",
            Span(self._path, line, hash_column, line, len(source.rstrip()) + 1),
            *corrected(source, start if region[0] == line else None),
            "si c’est bien un commentaire, mettez deux espaces avant le « # » et une après",
            label="n’est pas lu",
        )

    def _sentence_key(self, key: str, region: Region) -> Finding | None:
        if is_plain_key(key.strip(NO_BREAK_SPACES)):
            return None
        source = self._lines[region[0] - 1]
        after = len(source[: region[3] - 1].rstrip(NO_BREAK_SPACES))
        if _SENTENCE_GOES_ON.match(source, after) is None:
            return None
        colon = source.index(":", after)
        return second_colon(self._path, source, region[0], colon, region[1] - 1)

    def _key_hyphen(self, key: str, region: Region) -> Finding | None:
        return hyphen(self._path, self._lines, key, region, key=True) if self._hyphens else None

    def _no_break_key(self, key: str, region: Region) -> Finding:
        line, start, _, end = region
        source = self._lines[line - 1]
        found = _NO_BREAK_SPACE.search(source, start - 1)
        column = found.start() + 1 if found else start
        fixed = _NO_BREAK_SPACE.sub(" ", source[: end - 1]) + source[end - 1 :]
        return fault(
            "yaml-espace-insecable",
            f"une espace insécable fait partie du nom de la rubrique « {short(key.strip(NO_BREAK_SPACES))} »",
            Span(self._path, line, column, line, column + 1),
            SPACES_HELP,
            write(fixed),
        )

    def _no_break_value(self, region: Region, offset: int) -> Finding:
        return no_break_after(self._path, self._lines[region[0] - 1], region[0], region[1] - 1 + offset)

    def _curly_value(self, value: str, region: Region) -> Finding:
        source = self._lines[region[0] - 1]
        single = region[0] == region[2]
        line = source[: region[1] - 1] + quoted(value[1:-1])
        return fault(
            "yaml-guillemets-typographiques",
            "les guillemets typographiques font partie du texte : YAML n’entoure qu’avec \" ou '",
            Span(self._path, *region),
            write(line) if single else 'remplacez-les par des guillemets droits : "…"',
            "pour une citation, écrivez « … »",
        )


def is_curly_quoted(value: str) -> bool:
    """Tell whether typographic quotes stand around the whole value, as straight ones would."""
    if len(value) < 3 or value[0] not in _CURLY or value[-1] not in _CURLY:
        return False
    double = value[0] in "“”"
    return not any(mark in value[1:-1] for mark in ("“”" if double else "‘"))


def second_colon(path: str, source: str, line: int, colon: int, start: int) -> Finding:
    """Return the fault of a colon inside unquoted text that begins at ``start``; both from 0."""
    return fault(
        "yaml-deux-points",
        "un deux-points suivi d’une espace n’est permis que dans un texte entre guillemets",
        Span(path, line, colon + 1, line, colon + 2),
        *corrected(source, start),
    )


def no_key(span: Span) -> Finding:
    """Return the fault of a colon with nothing before it."""
    return fault("yaml-cle-vide", "une rubrique n’a pas de nom", span, "écrivez un nom avant le « : »")


def complex_key(span: Span) -> Finding:
    """Return the fault of a key that is not one word or sentence on one line."""
    return fault(
        "yaml-cle-complexe",
        "le nom d’une rubrique doit être un mot, sur une seule ligne",
        span,
        "si ces accolades ou ces crochets sont du texte, mettez toute la valeur entre guillemets",
    )
