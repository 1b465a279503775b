"""``filrouge audit``: what an auditor would find on a day, and the sample an auditor would take."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import (
    Jour,
    chosen_format,
    format_option,
    give,
    has_color,
    open_evidence,
    racine_option,
    report,
    screen_width,
    show_report,
    sortie_option,
    tell,
)
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.preaudit import Echantillon, PreAudit, Verdict, echantillon, preaudit
from filrouge.referentiel import load_versions
from filrouge.report.audit_blocs import blocs
from filrouge.report.audit_echantillon import blocs_echantillon
from filrouge.report.audit_json_v1 import render_json
from filrouge.report.audit_markdown import render_markdown
from filrouge.report.audit_page import Bloc
from filrouge.report.audit_signaux import blocs_signaux
from filrouge.report.audit_text import render_texte
from filrouge.report.words import compte
from filrouge.vie import Signal, signaux

Vue = tuple[PreAudit, int | None, Echantillon | None, tuple[Signal, ...]]
"""What is shown: the pre-audit, or one indicator of it, or the sample; and the questions to prepare."""


def _blocs(vue: Vue) -> tuple[Bloc, ...]:
    found, numero, sample, questions = vue
    if sample and not found.illisible:
        return tuple(blocs_echantillon(sample))
    return (*blocs(found, numero), *blocs_signaux(questions))


PAGES: Mapping[str, Callable[[Vue], str]] = MappingProxyType(
    {
        "json": lambda vue: render_json(*vue),
        "markdown": lambda vue: render_markdown(_blocs(vue)),
        "texte": lambda vue: render_texte(_blocs(vue)),
    }
)
"""Name of the format → what writes it to a file; on a screen, the text takes its width and its colours."""

CI = ("github", "gitlab", "junit", "sarif")
"""Formats that show findings alone, each on its line: those of the pre-audit, as for ``filrouge verifier``."""

_WIDEST = 100
_LIFE = 32
"""The indicator that asks for a plan kept alive."""


@click.command("audit")
@click.option(
    "--le",
    type=Jour(),
    metavar="AAAA-MM-JJ",
    help="Jour de l’audit, auquel les fiches sont jugées ; par défaut, le prochain audit déclaré, les fiches étant "
    "jugées à la date d’analyse.",
)
@click.option(
    "--indicateur",
    type=int,
    metavar="N",
    help="Un seul indicateur : 30, 31, 32 ou 33 ; par défaut, tous.",
)
@click.option(
    "--echantillon",
    "taille",
    type=click.IntRange(1, 200),
    metavar="N",
    help="Tire N pièces comme un auditeur, et donne le fil complet de chacune.",
)
@click.option("--graine", type=int, default=1, metavar="N", help="Graine du tirage ; par défaut, 1.")
@format_option((*PAGES, *CI))
@sortie_option
@racine_option
def command(
    le: date | None,
    indicateur: int | None,
    taille: int | None,
    graine: int,
    format_: str | None,
    sortie: Path | None,
    racine: Path | None,
) -> None:
    """Donne le pré-audit, selon le référentiel en vigueur à la date de l’audit.

    Sans --le : le référentiel est celui du prochain audit déclaré, les fiches sont jugées à la date d’analyse
    (aujourd’hui, ou celle des réglages). Avec --le : elles sont jugées comme ce jour-là, si rien ne changeait.

    Sort avec le code 0 si rien ne bloque, 1 si une erreur est trouvée (pour un échantillon, sur un de ses fils) ou si
    une ligne de la grille n’est pas démontrée, 2 si la lecture est impossible.
    """
    if taille:
        _check_sample(indicateur, format_)
    evidence = _open(racine, le)
    found = preaudit(evidence)
    _check_indicator(found, indicateur)
    sample = echantillon(evidence, taille, graine) if taille else None
    chosen = chosen_format(format_, sortie)
    if chosen in CI and sample is None:
        _show_findings(evidence, found, indicateur, chosen, sortie)
    else:
        questions = _questions(evidence) if indicateur in {None, _LIFE} else ()
        _show_page((found, indicateur, sample, questions), format_ or "texte", sortie)
    shown = sample if sample and sample.pieces and not found.illisible else None
    blocks = shown.bloque if shown else found.bloque_pour(indicateur)
    sys.exit(FINDINGS if blocks else CLEAN)


def _check_sample(indicateur: int | None, format_: str | None) -> None:
    if indicateur:
        raise UserError(
            "--echantillon et --indicateur ne vont pas ensemble",
            "un échantillon suit des fils entiers : retirez --indicateur",
        )
    if format_ in CI:
        raise UserError(
            f"un échantillon ne se donne pas sous la forme {format_}",
            f"formes possibles : {', '.join(PAGES)}",
        )


def _open(racine: Path | None, le: date | None) -> Evidence:
    """Read the repository; the day asked for is the day of analysis and the day of the audit."""
    if le is not None:
        _check_known(le)
    evidence = open_evidence(racine, le, audit_le=le)
    _check_known(evidence.audit)
    return evidence


def _check_known(day: date) -> None:
    oldest = load_versions()[0]
    if day < oldest.du:
        raise UserError(
            f"aucune version connue du référentiel ne s’applique au {jour(day)}",
            f"donnez une date à partir du {jour(oldest.du)} ({oldest.titre})",
        )


def _check_indicator(found: PreAudit, number: int | None) -> None:
    """Refuse an indicator that does not exist that day, or that is not asked of these categories."""
    known = [one.indicateur.numero for one in found.indicateurs]
    if number is None or number in known:
        return
    choice = f"indicateurs possibles : {', '.join(map(str, known))}"
    reason = dict(found.ecartes).get(number)
    if reason is not None:
        raise UserError(f"l’indicateur {number} ne s’applique pas à cet organisme : il {reason}", choice)
    since = next((one.du for one in load_versions() if one.du > found.jour and one.indicateur(number)), None)
    if since is not None:
        raise UserError(f"l’indicateur {number} n’entre en vigueur que le {jour(since)}", choice)
    raise UserError(f"l’indicateur {number} n’est pas suivi par Fil Rouge", choice)


def _questions(evidence: Evidence) -> tuple[Signal, ...]:
    """Return what the history will make an auditor ask; the page says by itself that there is no history."""
    found = signaux(evidence)
    return () if isinstance(found, SansHistorique) else found


def _show_page(vue: Vue, format_: str, sortie: Path | None) -> None:
    if format_ == "texte" and sortie is None:
        give(render_texte(_blocs(vue), color=has_color(), width=min(screen_width(), _WIDEST)), sortie)
    else:
        give(PAGES[format_](vue), sortie)


def _show_findings(
    evidence: Evidence, found: PreAudit, numero: int | None, format_: str, sortie: Path | None
) -> None:
    """Give the findings, and say what no finding says: the lines of the grid that nothing shows."""
    rapport = report(evidence)
    if numero is not None:
        rapport = rapport.restreint(numero, (one.finding for one in found.releves_pour(numero)))
    show_report(rapport, format_, sortie, lambda _: PAGES["markdown"]((found, numero, None, ())))
    missing = Counter(
        one.indicateur.numero
        for one in found.montres(numero)
        for line in one.lignes
        if line.verdict is Verdict.NON_DEMONTREE
    )
    if missing:
        lines = compte(
            missing.total(), "ligne de la grille non démontrée", "lignes de la grille non démontrées"
        )
        where = ", ".join(f"indicateur {number}" for number in missing)
        tell(f"{lines} ({where}) : « filrouge audit --format texte » dit ce qui manque.")
