"""The report as Markdown: the summary of a GitHub step, or a comment."""

import re
from collections.abc import Iterator
from datetime import date

from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.report.cells import harmless
from filrouge.report.rapport import Defaut, Rapport
from filrouge.report.words import compte, gravites, raisons

LIMIT = 1_000_000
"""Bytes of a report: GitHub refuses the whole summary of a step beyond 1,024 KiB."""

_TITLES = {
    Severity.ERREUR: "Erreurs",
    Severity.AVERTISSEMENT: "Avertissements",
    Severity.INFORMATION: "Informations",
}
_TABLE = "| Code | Fiche | Défaut | Place |\n| --- | --- | --- | --- |\n"
# What begins markup, HTML, math, a link or a mention; only text follows what we write, so no line begins with it.
_SIGN = re.compile(r"[\\`*_\[\]<>{}|~&$#@!:]|(?<=www)\.", re.IGNORECASE)


def render_markdown(rapport: Rapport, limit: int = LIMIT) -> str:
    """Return the verdict, the counts, the findings and what could not be verified, in at most ``limit`` bytes.

    Where the findings are too many, the last ones are counted and not shown: the rest always is.
    """
    head, tail = _head(rapport), _tail(rapport)
    # The line that counts what is left out is short.
    room = limit - _size(head) - _size(tail) - 200
    out, shown = [], 0
    for text, findings in _pieces(rapport):
        room -= _size(text)
        if room < 0:
            left = compte(len(rapport.defauts) - shown, "défaut", "défauts")
            out.append(f"\nEncore {left}, à lire dans le texte du rapport.\n")
            break
        out.append(text)
        shown += findings
    return "".join((head, *out, tail))


def _head(rapport: Rapport) -> str:
    verdict = _apparus(rapport, rapport.depuis) if rapport.depuis else _verdict(rapport)
    counts = [
        (gravites(rapport.findings) or "aucun défaut"),
        compte(len(rapport.acceptes), "défaut accepté par dérogation", "défauts acceptés par dérogation"),
        compte(
            len({one.regle.code for one in rapport.non_verifiees}),
            "règle non vérifiée",
            "règles non vérifiées",
        ),
        compte(rapport.read, "fiche lue", "fiches lues"),
    ]
    coming = f", pour un audit le {jour(rapport.audit)}" if rapport.audit != rapport.today else ""
    lines = ["## Fil Rouge", "", f"**{verdict}.**", "", *(f"- {count}" for count in counts), ""]
    day = f"Analyse au {jour(rapport.today)}{coming} (référentiel {only_text(rapport.referentiel)})."
    return "\n".join([*lines, day, ""])


def _verdict(rapport: Rapport) -> str:
    blocked = any(rapport.of_severity(Severity.ERREUR))
    return "❌ La publication est bloquée" if blocked else "✅ Rien ne bloque la publication"


def _apparus(rapport: Rapport, day: date) -> str:
    if not rapport.defauts:
        return f"✅ Rien n’est devenu un défaut depuis le {jour(day)}, par le seul passage du temps"
    return f"⏰ Devenu un défaut depuis le {jour(day)}, par le seul passage du temps"


def _pieces(rapport: Rapport) -> Iterator[tuple[str, int]]:
    """Yield the tables piece by piece, each with the number of findings it holds."""
    for severity, title in _TITLES.items():
        found = rapport.of_severity(severity)
        if found:
            yield f"\n### {title}\n\n{_TABLE}", 0
        for defaut in found:
            yield _row(defaut), 1


def _row(defaut: Defaut) -> str:
    finding = defaut.finding
    code = (
        f"{only_text(finding.code)} ({defaut.regle.repere})"
        if defaut.regle.repere
        else only_text(finding.code)
    )
    said = "<br>".join(
        (
            only_text(finding.message),
            *(only_text(line) for text in finding.helps for line in f"→ {text}".split("\n")),
        )
    )
    return f"| {code} | {only_text(finding.record or '')} | {said} | {only_text(str(finding.span))} |\n"


def _tail(rapport: Rapport) -> str:
    """The rules that could not look: these stay even where findings are left out."""
    reasons = raisons(rapport.non_verifiees)
    if not reasons:
        return ""
    return "\n### Non vérifié\n\n" + "".join(f"- {only_text(reason)}\n" for reason in reasons)


def only_text(text: str) -> str:
    """Return text that is text in Markdown too: neither markup, HTML, link, mention of an issue, nor cell border."""
    return _SIGN.sub(lambda found: f"\\{found[0]}", harmless(text))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
