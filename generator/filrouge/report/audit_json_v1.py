"""The pre-audit for programs: the form of ``audit_forme_v1`` as JSON."""

from collections.abc import Iterable
from dataclasses import asdict

from filrouge import __version__
from filrouge.audit.familles import LECTURE
from filrouge.diagnostics import Finding
from filrouge.graph import Fil
from filrouge.preaudit import (
    AttenduVu,
    Echantillon,
    Etape,
    IndicateurVu,
    LigneVue,
    Manque,
    Montre,
    Phrase,
    Piece,
    PreAudit,
    Preuve,
    RegleEcartee,
    Releve,
    Trace,
    brut,
)
from filrouge.records import Ref
from filrouge.report.audit_forme_v1 import (
    AttenduV1,
    DefautV1,
    DitV1,
    EcarteeV1,
    EchantillonV1,
    EtapeV1,
    FilV1,
    IndicateurV1,
    LigneV1,
    MontreV1,
    PieceV1,
    PreAuditV1,
    QuestionV1,
    ReleveV1,
    TraceV1,
    VersionV1,
)
from filrouge.report.json_text import dump
from filrouge.vie import Signal


def render_json(
    found: PreAudit,
    numero: int | None = None,
    sample: Echantillon | None = None,
    signaux: tuple[Signal, ...] = (),
) -> str:
    """Return the pre-audit, one indicator of it, or its sample, as JSON; the questions of the history with the whole."""
    return dump(asdict(preaudit_v1(found, numero, sample, signaux)))


def preaudit_v1(
    found: PreAudit, numero: int | None, sample: Echantillon | None, signaux: tuple[Signal, ...]
) -> PreAuditV1:
    """Turn a pre-audit into its published form."""
    shown = [] if sample else [one for one in found.indicateurs if numero in {None, one.indicateur.numero}]
    return PreAuditV1(
        format="filrouge/preaudit",
        version=1,
        outil=f"Fil Rouge {__version__}",
        date_audit=found.jour.isoformat(),
        date_analyse=found.analyse.isoformat(),
        date_lecture=found.lu_le.isoformat(),
        audit_prevu=found.prevu,
        referentiel=VersionV1(
            code=found.version.code,
            titre=found.version.titre,
            du=found.version.du.isoformat(),
            au=found.fin.isoformat() if found.fin else None,
            guide=found.version.guide.titre,
            guide_publie=found.version.guide.publie_le is not None,
        ),
        categories=tuple(map(str, found.categories)),
        nouvel_entrant=found.nouvel_entrant,
        fiches_lues=found.fiches,
        bloque=found.bloque_pour(numero),
        indicateurs=tuple(map(_indicator, shown)),
        autres_releves=() if sample else tuple(map(_releve, found.generaux)),
        questions=tuple(map(_question, signaux)),
        echantillon=_sample(sample) if sample else None,
    )


def _question(one: Signal) -> QuestionV1:
    return QuestionV1(one.code.value, one.question, one.regle, one.fiches, one.commits)


def _indicator(one: IndicateurVu) -> IndicateurV1:
    level = one.indicateur.niveau_attendu
    return IndicateurV1(
        numero=one.indicateur.numero,
        texte=one.indicateur.texte,
        niveau_attendu=level.texte if level else None,
        gradation=one.indicateur.gradation,
        verdict=one.verdict,
        lignes=tuple(map(_line, one.lignes)),
        attendus=tuple(map(_wanted, one.attendus)),
        releves=tuple(map(_releve, one.releves)),
        acceptes=tuple(map(_releve, one.acceptes)),
        non_verifiees=tuple(map(_without, one.non_verifiees)),
        sans_objet=tuple(map(_without, one.sans_objet)),
    )


def _line(one: LigneVue) -> LigneV1:
    reasons = tuple(map(_said, one.raisons))
    line = one.ligne
    return LigneV1(line.code, line.texte, line.origine, one.verdict, reasons, _shown(one.montre))


def _wanted(one: AttenduVu) -> AttenduV1:
    return AttenduV1(one.attendu.code, one.attendu.texte, one.plus_tard or None, _shown(one.montre))


def _shown(one: Montre) -> MontreV1:
    return MontreV1(
        preuves=tuple(map(_stands, one.preuves)),
        manques=tuple(map(_stands, one.manques)),
        sans_objet=tuple(map(_said, one.sans_objet)),
    )


def _stands(one: Preuve | Manque) -> DitV1:
    named = _said(one.phrase)
    return DitV1(named.texte, tuple(dict.fromkeys((*named.fiches, *map(str, one.fiches)))))


def _said(phrase: Phrase) -> DitV1:
    return DitV1(brut(phrase), tuple(dict.fromkeys(str(part) for part in phrase if isinstance(part, Ref))))


def _releve(one: Releve) -> ReleveV1:
    finding = one.finding
    return ReleveV1(
        code=finding.code,
        repere=one.regle.repere if one.regle else None,
        gravite=finding.severity.value,
        message=finding.message,
        fichier=finding.span.path,
        ligne=finding.span.line,
        fiche=finding.record,
        aides=finding.helps,
        gradation=one.gradation,
        nature_gradation=LECTURE,
        fil=_thread(one.fil) if one.fil else None,
        derogation_jusqu_au=one.derogation.jusqu_au.isoformat() if one.derogation else None,
    )


def _thread(fil: Fil) -> FilV1:
    return FilV1(*map(_names, (fil.retours, fil.constats, fil.decisions, fil.actions, fil.suites)))


def _names(found: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(map(str, found))


def _without(one: RegleEcartee) -> EcarteeV1:
    return EcarteeV1(one.regle.repere, one.regle.code, one.raison, one.aide or None)


def _sample(found: Echantillon) -> EchantillonV1:
    since = found.depuis.isoformat() if found.depuis else None
    return EchantillonV1(
        found.taille, found.graine, since, found.population, tuple(map(_piece, found.pieces))
    )


def _piece(one: Piece) -> PieceV1:
    return PieceV1(
        fiche=str(one.ref),
        nature=one.nature,
        categorie=one.categorie or None,
        fils=tuple(map(_trace, one.traces)),
        defauts=tuple(map(_finding, one.findings)),
    )


def _trace(one: Trace) -> TraceV1:
    return TraceV1(str(one.ref), tuple(map(_stage, one.etapes)))


def _stage(one: Etape) -> EtapeV1:
    return EtapeV1(one.nom, tuple(map(_said, one.elements)), tuple(map(_said, one.trous)), one.neant or None)


def _finding(one: Finding) -> DefautV1:
    return DefautV1(one.code, one.severity.value, one.message, one.record)
