"""Pré-audit, on the internal site alone: what is missing before the audit, gravest first, and what to do about it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from filrouge.audit import RULES, Ecartee, Gradation, Rule
from filrouge.audit.derogations import Acceptee
from filrouge.audit.familles import LECTURE
from filrouge.diagnostics import Finding, Severity
from filrouge.history import SansHistorique
from filrouge.pages import french
from filrouge.pages.chronologie import nommer
from filrouge.pages.context import Context
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.phrases import phrase
from filrouge.pages.regles import severity_chip
from filrouge.pages.render import render
from filrouge.pages.view import View, chip
from filrouge.preaudit import PreAudit, Releve, Verdict
from filrouge.preaudit.releves import releves
from filrouge.records import Ref
from filrouge.vie import Signal, signaux

PATH = "preaudit/index.html"
_REGLES = {rule.code: rule for rule in RULES}
_VERDICTS = {
    Verdict.NON_DEMONTREE: ("bad", "cross"),
    Verdict.NON_VERIFIABLE: ("neutral", "question"),
    Verdict.FRAGILE: ("warn", "half"),
    Verdict.DEMONTREE: ("good", "check"),
    Verdict.SANS_OBJET: ("neutral", "dash"),
}
_GRAVITES = {
    Severity.ERREUR: "À corriger avant l’audit",
    Severity.AVERTISSEMENT: "À reprendre",
    Severity.INFORMATION: "À savoir",
}


@dataclass(frozen=True, slots=True)
class Defaut:
    """One fault: its record, as a link, its words, its remedies and where it stands in the files."""

    fiche: Markup
    message: str
    remedes: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Travail:
    """All that one rule finds, or all that no rule finds (None); ``remedes`` are those that serve every fault alike."""

    regle: Rule | None
    remedes: tuple[str, ...]
    defauts: tuple[Defaut, ...]


def pages(context: Context) -> Iterator[Page]:
    """Yield the one page."""
    view, found = View(context, PATH), context.preaudit
    evidence = context.evidence
    standing = [one for one in releves(evidence) if one.derogation is None]
    content = render(
        "preaudit",
        view,
        found=found,
        prevu=label("organisme", "audits", "*", "type", found.prevu) if found.prevu else "",
        bloque=found.bloque_pour(),
        lignes=_lignes(found),
        compte=_compte(standing),
        verdict=lambda verdict: chip(*_VERDICTS[verdict], verdict.mot.capitalize()),
        dit=lambda parts: phrase(view, parts),
        phrase_de=_dit,
        gravites=[
            (title, severity_chip(severity), _travaux(view, standing, severity))
            for severity, title in _GRAVITES.items()
        ],
        probable=_probable,
        lecture=LECTURE,
        acceptees=evidence.acceptees,
        regle_de=lambda one: _REGLES[one.finding.code],
        fiche_de=lambda one: _fiche(view, one.finding),
        echeance=lambda one: _echeance(context, one),
        non_verifiees=_par_raison(evidence.non_verifiees),
        questions=_questions(context),
        nommer=partial(nommer, view),
    )
    yield Page(PATH, "Pré-audit", content)


def _lignes(found: PreAudit) -> str:
    """Return « 1 non démontrée, 8 démontrées », worst first."""
    counts = Counter(line.verdict for vu in found.indicateurs for line in vu.lignes)
    plural = {one: one.mot if one is Verdict.SANS_OBJET else f"{one.mot}s" for one in Verdict}
    return ", ".join(
        french.plural(counts[verdict], verdict.mot, plural[verdict]) for verdict in Verdict if counts[verdict]
    )


def _compte(standing: Iterable[Releve]) -> str:
    """Return « 2 erreurs, 1 avertissement », heaviest first."""
    found = [one.finding.severity for one in standing]
    return ", ".join(
        french.plural(found.count(severity), severity.value) for severity in Severity if severity in found
    )


def _travaux(view: View, standing: Iterable[Releve], severity: Severity) -> tuple[Travail, ...]:
    """Return what the rules of a severity find, what an auditor would write down as gravest first."""
    mine = sorted((one for one in standing if one.finding.severity is severity), key=_ordre)
    return tuple(
        _travail(view, group[0].regle, [one.finding for one in group])
        for _, found in groupby(mine, key=_ordre)
        if (group := list(found))
    )


def _ordre(one: Releve) -> tuple[int, str, int]:
    """Return where a fault comes: by what an auditor would write down, then by the rule's mark; last, those of no rule."""
    if one.regle is None:
        return len(Gradation), "", 0
    return list(Gradation).index(one.regle.gradation), one.regle.repere[0], int(one.regle.repere[1:])


def _travail(view: View, regle: Rule | None, found: list[Finding]) -> Travail:
    shared = found[0].helps if all(one.helps == found[0].helps for one in found) else ()
    return Travail(
        regle,
        tuple(map(_dit, shared)),
        tuple(
            Defaut(
                _fiche(view, one),
                _dit(one.message),
                () if shared else tuple(map(_dit, one.helps)),
                f"{one.span.path}, ligne {one.span.line}",
            )
            for one in found
        ),
    )


def _dit(words: str) -> str:
    """Make a sentence of what a message says."""
    return french.spaced(f"{words[:1].upper()}{words[1:]}")


def _fiche(view: View, finding: Finding) -> Markup:
    """Return the link to the record at fault; nothing for the organisation, whose page is the home page."""
    known = finding.record is not None and finding.record in view.context.graph.records
    return view.link(Ref(str(finding.record))) if known and finding.record != "organisme" else Markup("")


def _probable(regle: Rule) -> str:
    """Say what an auditor would likely write down."""
    if regle.gradation is Gradation.OBSERVATION:
        return "simple observation"
    return f"non-conformité {regle.gradation}"


def _echeance(context: Context, one: Acceptee) -> str:
    left = (one.derogation.jusqu_au - context.today).days
    return f"jusqu’au {french.long_date(one.derogation.jusqu_au)}, {french.plural(left, 'jour restant', 'jours restants')}"


def _par_raison(found: Iterable[Ecartee]) -> tuple[tuple[str, str, tuple[Rule, ...]], ...]:
    """Return reason, remedy and rules of what could not be looked at; one entry for each reason."""
    groups: dict[tuple[str, str], list[Rule]] = {}
    for one in found:
        groups.setdefault((one.raison, one.aide), []).append(_REGLES[one.code])
    return tuple((_dit(why), _dit(remedy), tuple(rules)) for (why, remedy), rules in groups.items())


def _questions(context: Context) -> tuple[Signal, ...]:
    """Return what the history will make an auditor ask; the page says by itself that there is no history."""
    found = signaux(context.evidence)
    return () if isinstance(found, SansHistorique) else found
