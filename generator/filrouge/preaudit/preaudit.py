"""Evidence to the pre-audit."""

from collections.abc import Iterable
from datetime import date, timedelta

from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.preaudit.echeances import a_venir
from filrouge.preaudit.grille import attendu_vu, ligne_vue
from filrouge.preaudit.releves import ecartees, releves
from filrouge.preaudit.scope import Scope, label
from filrouge.preaudit.types import IndicateurVu, PreAudit, Releve
from filrouge.records.types.commun import Categorie
from filrouge.records.types.organisme import TypeAudit
from filrouge.referentiel import Indicateur, suivante


def preaudit(evidence: Evidence) -> PreAudit:
    """Return what an auditor would find on the day of the audit, if nothing changes until then."""
    scope = Scope(evidence)
    found = releves(evidence)
    applied = [one for one in scope.version.indicateurs if _applies(scope, one)]
    numbers = {one.numero for one in applied}
    return PreAudit(
        jour=evidence.audit,
        analyse=scope.today,
        lu_le=evidence.project.horloge,
        prevu=_planned(scope),
        version=scope.version,
        fin=_last_day(scope),
        organisme=scope.organisme.nom if scope.organisme else "",
        categories=scope.categories,
        nouvel_entrant=scope.nouvel_entrant,
        indicateurs=tuple(_indicator(scope, one, found) for one in applied),
        ecartes=tuple(
            (one.numero, f"ne concerne que la catégorie {_names(one.categories)}")
            for one in scope.version.indicateurs
            if one not in applied
        ),
        generaux=tuple(one for one in found if not numbers & {*one.indicateurs} and one.derogation is None),
        sans_historique=evidence.historique.raison if isinstance(evidence.historique, SansHistorique) else "",
        fiches=evidence.read,
        changees=len(scope.jour.changees),
        a_venir=tuple(a_venir(scope)),
        illisible=scope.organisme is None,
    )


def _applies(scope: Scope, indicateur: Indicateur) -> bool:
    """While the categories are not known, nothing is left out."""
    return scope.organisme is None or indicateur.concerne(scope.categories)


def _indicator(scope: Scope, indicateur: Indicateur, found: tuple[Releve, ...]) -> IndicateurVu:
    number = indicateur.numero
    own = Scope(scope.evidence, number, scope)
    mine = [one for one in found if number in one.indicateurs]
    wanted = [
        one
        for one in indicateur.attendus
        if not one.categories or set(one.categories) & set(scope.categories)
    ]
    return IndicateurVu(
        indicateur=indicateur,
        cas=tuple(
            one
            for one in indicateur.cas
            if one.concerne(scope.categories, nouvel_entrant=scope.nouvel_entrant)
        ),
        lignes=tuple(ligne_vue(own, line, found) for line in scope.version.lignes(number)),
        attendus=tuple(attendu_vu(own, one, found) for one in wanted),
        releves=tuple(one for one in mine if one.derogation is None),
        acceptes=tuple(one for one in mine if one.derogation is not None),
        non_verifiees=ecartees(scope.evidence.non_verifiees, number),
        sans_objet=ecartees(scope.evidence.sans_objet, number),
    )


def _names(categories: Iterable[Categorie]) -> str:
    return ", ".join(label("organisme", "categories", "*", one) for one in categories)


def _planned(scope: Scope) -> TypeAudit | None:
    audits = scope.organisme.audits if scope.organisme else ()
    return next((one.type for one in audits if one.date == scope.evidence.audit), None)


def _last_day(scope: Scope) -> date | None:
    following = suivante(scope.version)
    return following.du - timedelta(days=1) if following else None
