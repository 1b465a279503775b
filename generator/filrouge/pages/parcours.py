"""The auditor's way: indicator by indicator, each expected proof and what shows it."""

from collections.abc import Iterator

from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.phrases import phrase
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.preaudit import AttenduVu, IndicateurVu, PreAudit
from filrouge.referentiel import ORIGINES, Extrait, Indicateur

PATH = "parcours/index.html"


def pages(context: Context) -> Iterator[Page]:
    """Yield the one page; verdicts and faults are no part of it: they are the pre-audit's."""
    view = View(context, PATH)
    found = context.preaudit
    content = render(
        "parcours",
        view,
        found=found,
        planned=label("organisme", "audits", "*", "type", found.prevu) if found.prevu else "",
        gradation=_gradation,
        official=_official,
        examples=lambda indicateur: _examples(found, indicateur),
        said=lambda parts: phrase(view, parts),
        beside=_beside,
        origins=ORIGINES,
        counted=_counted(found),
    )
    yield Page(PATH, "Parcours de l’auditeur", content)


def _gradation(indicateur: Indicateur) -> str:
    """Say how a failure can be graded, from the official list."""
    grades = indicateur.gradation
    if not grades:
        return indicateur.gradation_note or ""
    if len(grades) == 1:
        return f"Un manquement, même partiel, est une non-conformité {grades[0]}."
    return f"Un manquement est une non-conformité {' ou '.join(grades)}."


def _official(extrait: Extrait) -> str:
    """Return words of an official text, between guillemets when they are its own."""
    return french.spaced(f"« {extrait.texte} »" if extrait.litteral else extrait.texte)


def _examples(found: PreAudit, indicateur: Indicateur) -> tuple[Extrait, ...]:
    """Return the official examples of proof that concern the organisation."""
    return tuple(
        one
        for one in indicateur.exemples
        if not one.categories or set(one.categories) & set(found.categories)
    )


def _beside(vu: IndicateurVu) -> tuple[AttenduVu, ...]:
    """Return the expected proofs that no line of the grid has shown already."""
    told = {line.ligne.preuve for line in vu.lignes}
    return tuple(one for one in vu.attendus if one.attendu.preuve not in told)


def _counted(found: PreAudit) -> dict[int, tuple[int, int]]:
    """Count, by indicator, the expected proofs that something shows, over those that are due."""
    return {
        vu.indicateur.numero: (
            sum(bool(attendu.montre.preuves) for attendu in vu.attendus),
            sum(bool(attendu.montre.preuves or not attendu.montre.sans_objet) for attendu in vu.attendus),
        )
        for vu in found.indicateurs
    }
