"""Findings as a good compiler prints them, in French: place, excerpt, caret, remedy, count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filrouge.diagnostics import Finding, Severity, Span
from filrouge.report.cells import alone, harmless, window
from filrouge.report.rapport import Rapport
from filrouge.report.words import compte, raisons, resume

_UNREADABLE = "illisibles"
"""How a rule says that it could not look for want of a record (``Inputs.lacune``)."""
_NEAR = 4
"""A related place this many lines away stands in the same excerpt."""

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[1;34m"
_GREEN = "\x1b[1;32m"
_COLORS = {
    Severity.ERREUR: "\x1b[1;31m",
    Severity.AVERTISSEMENT: "\x1b[1;33m",
    Severity.INFORMATION: "\x1b[1;36m",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """What to underline, how, and with which words."""

    span: Span
    sign: str
    text: str
    color: str


def render_text(
    findings: Iterable[Finding], sources: Mapping[str, str], *, color: bool, width: int = 100, read: int = 0
) -> str:
    """Return every finding, in file order, and the count; ``read`` is how many records were read.

    ``sources`` maps a path to the text of the file; a finding without it has no excerpt.
    """
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.code))
    printer = _Printer(sources, width, color=color)
    blocks = [printer.finding(finding) for finding in ordered]
    return "\n".join([*blocks, f"{_closing(ordered, read)}\n"])


def render_texte(rapport: Rapport, *, color: bool = False, width: int = 100) -> str:
    """Return a whole report as text: the findings, the rules that could not look, and the count."""
    printer = _Printer(rapport.sources, width, color=color)
    blocks = [printer.finding(finding) for finding in rapport.findings]
    blind = "".join(f"Non vérifié : {harmless(raison)}\n" for raison in raisons(rapport.non_verifiees))
    end = f"{_closing(rapport.findings, rapport.read, _besides(rapport))}\n"
    if any(_UNREADABLE in one.raison for one in rapport.non_verifiees):
        end += "D’autres défauts pourront apparaître quand ces fiches seront lisibles.\n"
    if rapport.findings:
        end += "Pour comprendre un défaut : filrouge expliquer CODE\n"
    return "\n".join([*blocks, *filter(None, [blind]), end])


class _Printer:
    def __init__(self, sources: Mapping[str, str], width: int, *, color: bool) -> None:
        self._sources = sources
        self._width = width
        self._color = color
        self._lines: dict[str, Sequence[str]] = {}

    def finding(self, finding: Finding) -> str:
        """Return one finding, with a line feed at its end."""
        color = _COLORS[finding.severity]
        main = _Mark(finding.span, "^", finding.label, color)
        others = [_Mark(label.span, "-", label.text, _BLUE) for label in finding.related]
        near = [mark for mark in others if self._is_near(mark, main)]
        far = [mark for mark in others if mark not in near]
        gutter = max(len(str(mark.span.line)) for mark in (main, *others))
        head = self._paint(f"{finding.severity.value}[{harmless(finding.code)}]", color)
        out = [f"{head}: {self._paint(harmless(finding.message), _BOLD)}"]
        out += self._excerpt("-->", [main, *near], gutter)
        for mark in far:
            out += self._excerpt(":::", [mark], gutter)
        for text in finding.helps:
            out += self._help(text, gutter)
        return "\n".join(out) + "\n"

    def _is_near(self, mark: _Mark, main: _Mark) -> bool:
        return (
            mark.span.path == main.span.path
            and abs(mark.span.line - main.span.line) <= _NEAR
            and self._has(main.span)
            and self._has(mark.span)
        )

    def _excerpt(self, arrow: str, marks: Sequence[_Mark], gutter: int) -> list[str]:
        """The place of the first mark, and the lines of all of them."""
        blank = " " * gutter
        out = [f"{blank}{self._paint(arrow, _BLUE)} {harmless(str(marks[0].span))}"]
        if not self._has(marks[0].span):
            return [*out, f"{blank} = {harmless(marks[0].text)}"] if marks[0].text else out
        bar = self._paint("|", _BLUE)
        out.append(f"{blank} {bar}")
        previous = None
        for line in sorted({mark.span.line for mark in marks}):
            if previous is not None and line > previous + 1:
                out.append(self._paint("…", _BLUE))
            out += self._line(line, [mark for mark in marks if mark.span.line == line], gutter)
            previous = line
        return out

    def _line(self, number: int, marks: Sequence[_Mark], gutter: int) -> list[str]:
        """One source line, and one underline for each of its marks."""
        source = self._source(marks[0].span.path)[number - 1]
        bar = self._paint("|", _BLUE)
        shown = window(source, marks[0].span.column - 1, self._width - gutter - 3)
        out = [f"{self._paint(f'{number:>{gutter}}', _BLUE)} {bar} {shown.text}".rstrip()]
        for mark in marks:
            span = mark.span
            end = span.end_column - 1 if span.end_line == number else len(source)
            start = shown.offset(span.column - 1)
            length = max(shown.offset(end) - start, 1)
            goes_on = "…" if span.end_line > number else ""
            words = f"{mark.sign * length}{goes_on} {harmless(mark.text)}".rstrip()
            out.append(f"{' ' * gutter} {bar} {' ' * start}{self._paint(words, mark.color)}")
        return out

    def _help(self, text: str, gutter: int) -> list[str]:
        """A remedy; its further lines stand under the first."""
        first, *others = text.split("\n")
        blank = " " * (gutter + 1)
        start = f"{blank}= {self._paint('aide', _GREEN)} : "
        return [start + harmless(first), *(f"{blank}         {alone(line)}" for line in others)]

    def _source(self, path: str) -> Sequence[str]:
        if path not in self._lines:
            text = self._sources.get(path)
            self._lines[path] = [] if text is None else text.split("\n")
        return self._lines[path]

    def _has(self, span: Span) -> bool:
        return 1 <= span.line <= len(self._source(span.path))

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{_RESET}" if self._color else text


def _closing(findings: Sequence[Finding], read: int, besides: str = "") -> str:
    return f"{resume(findings, read)}{besides}{'' if findings else '.'}"


def _besides(rapport: Rapport) -> str:
    """What the count of findings does not say: those accepted, and the rules that could not look."""
    parts = []
    if number := len(rapport.acceptes):
        parts.append(compte(number, "défaut accepté par dérogation", "défauts acceptés par dérogation"))
    if number := len({one.regle.code for one in rapport.non_verifiees}):
        parts.append(compte(number, "règle non vérifiée", "règles non vérifiées"))
    return "".join(f" ; {part}" for part in parts)
