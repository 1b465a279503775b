"""The fingerprint of a finding: the same fault keeps it from one run to the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256

from filrouge.diagnostics import Finding, Span


def empreintes(
    findings: Iterable[Finding], sources: Mapping[str, str], nommees: frozenset[str]
) -> tuple[str, ...]:
    """Return one fingerprint for each finding, in the order given: 32 hexadecimal digits, no two alike.

    It is made of the code, the file, the record, and the place by name; so neither a line added above nor a
    count of days in the message changes it. ``nommees`` are the codes whose findings name their place in
    ``cle``; the others have the text they point at instead. Findings alike in all this are numbered in order.
    """
    covered = _reader(sources)
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for finding in findings:
        place = finding.cle if finding.code in nommees else covered(finding.span)
        identity = (finding.code, finding.span.path, finding.record or "", place)
        seen[identity] += 1
        whole = "\0".join((*identity, str(seen[identity])))
        out.append(sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return tuple(out)


def _reader(sources: Mapping[str, str]) -> Callable[[Span], str]:
    @cache
    def lines(path: str) -> list[str]:
        return sources.get(path, "").split("\n")

    def covered(span: Span) -> str:
        """Return the text of a region, as the file writes it; empty past its end."""
        part = lines(span.path)[max(span.line - 1, 0) : span.end_line]
        if not part:
            return ""
        # The end first: start and end may stand on the same line.
        part[-1] = part[-1][: span.end_column - 1]
        part[0] = part[0][span.column - 1 :]
        return "\n".join(part)

    return covered
