"""Provers of indicator 30: who was asked, how freely, and what was made of the answers."""

from collections.abc import Iterable, Iterator, Sequence

from filrouge.audit.etat import Issue, etat
from filrouge.audit.recueil import QUESTIONNAIRES, bilan_suivi, sans_relance, vise
from filrouge.diagnostics.french import long_date, lowered, percent, plural
from filrouge.preaudit.phrases import Dit, Lien, Manque, Phrase, Preuve, SansObjet, Section, refs
from filrouge.preaudit.retours import dite_par_l_equipe, libre
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Appreciation, Ref
from filrouge.records.types.appreciation import Modalite, PartiePrenante, Sens
from filrouge.records.types.commun import Categorie

_NO_RELANCE = "entretiens ou réunions, rien à relancer"


def sollicitation(scope: Scope) -> Iterator[Dit]:
    """Each partie prenante: how many syntheses in the period, the last one and its rate of answers."""
    months = scope.seuils.sollicitation_mois
    for partie in scope.version.parties(scope.categories):
        if reason := scope.dispense(partie):
            yield SansObjet((f"{_name(partie)}\u00a0: {reason}",))
            continue
        found = scope.recueils(months, partie)
        if not found:
            yield Manque((f"{_name(partie)}\u00a0: rien depuis le {long_date(scope.depuis(months))}",))
            continue
        head = f"{_name(partie)}\u00a0: {_syntheses(found)} depuis le {long_date(scope.depuis(months))}, "
        yield Preuve((head, *_last(found)), _refs(found))
        missing = _missing(scope, found) if partie is PartiePrenante.BENEFICIAIRES else ()
        if missing:
            words = ", ".join(lowered(label("appreciation", "categories", "*", one)) for one in missing)
            yield Manque((f"{_name(partie)}\u00a0: rien pour {words}",))


def libre_expression(scope: Scope) -> Iterator[Dit]:
    """Each partie prenante: how many recueils of the period let people write or speak freely."""
    for partie in scope.parties:
        found = scope.recueils(scope.seuils.sollicitation_mois, partie)
        free = [one for one in found if libre(one)]
        closed = [one for one in found if not libre(one)]
        if free:
            told = f"{_name(partie)}\u00a0: expression libre dans {_of(len(free), len(found), 'recueil')}"
            yield Preuve((told, ", par exemple ", Ref(free[-1].id)), _refs(found))
        if closed:
            yield Manque(
                (f"{_name(partie)}\u00a0: pas d’expression libre dans ", *refs(_refs(closed))), _refs(closed)
            )


def relances(scope: Scope) -> Iterator[Dit]:
    """Each partie prenante: how many questionnaires with missing answers had a relance."""
    for partie in scope.parties:
        found = scope.recueils(scope.seuils.sollicitation_mois, partie)
        sent = [one for one in found if one.modalite in QUESTIONNAIRES]
        if found and not sent:
            yield _oral(partie, found)
        short = [one for one in sent if one.envoyes is None or one.reponses < one.envoyes]
        again = [one for one in short if one.relances]
        if again:
            number = f"{plural(len(again), 'enquête')} sur {len(short)}"
            told = f"{_name(partie)}\u00a0: relance pour {number} où des réponses manquaient"
            yield Preuve(
                (told, ", la dernière le ", long_date(max(again[-1].relances)), " (", Ref(again[-1].id), ")"),
                _refs(sent),
            )
        elif sent and not short:
            yield Preuve(
                (f"{_name(partie)}\u00a0: toutes les réponses sont venues, rien à relancer",), _refs(sent)
            )
        silent = [one for one in short if sans_relance(one)]
        if silent:
            yield Manque(
                (f"{_name(partie)}\u00a0: aucune relance notée pour ", *refs(_refs(silent))), _refs(silent)
            )


def _oral(partie: PartiePrenante, found: Sequence[Appreciation]) -> Dit:
    """Who is spoken to needs no relance; one that was made all the same is told."""
    again = [one for one in found if one.relances]
    if not again:
        return SansObjet((f"{_name(partie)}\u00a0: {_NO_RELANCE}",))
    told = f"{_name(partie)}\u00a0: rappel avant {_of(len(again), len(found), 'entretien ou réunion', 'entretiens ou réunions')}"
    last = again[-1]
    return Preuve(
        (told, ", le dernier le ", long_date(max(last.relances)), " (", Ref(last.id), ")"), _refs(found)
    )


def enquetes(scope: Scope) -> Iterator[Dit]:
    """Questionnaires of the period, by kind, with the last of each."""
    yield from _by_modality(scope, (Modalite.A_CHAUD, Modalite.A_FROID, Modalite.QUESTIONNAIRE))


def rencontres(scope: Scope) -> Iterator[Dit]:
    """Talks, meetings and webinars of the period, with the last of each."""
    yield from _by_modality(scope, (Modalite.ENTRETIEN, Modalite.REUNION, Modalite.WEBINAIRE))


def financeurs(scope: Scope) -> Iterator[Dit]:
    """The last contact with the funders."""
    if reason := scope.dispense(PartiePrenante.FINANCEURS):
        yield SansObjet((f"{reason[0].upper()}{reason[1:]}",))
        return
    found = scope.recentes(scope.seuils.financeurs_mois, PartiePrenante.FINANCEURS)
    if found:
        yield Preuve((f"{_syntheses(found)}, ", *_last(found)), _refs(found))


def bilan_six_mois(scope: Scope) -> Iterator[Dit]:
    """The questionnaires sent six months after the end of a bilan de compétences."""
    months = scope.seuils.suivi_bilan_mois
    found = [one for one in scope.recentes(scope.seuils.sollicitation_mois) if bilan_suivi(one, months)]
    if found:
        yield Preuve((f"{_syntheses(found)} à {months} mois, ", *_last(found)), _refs(found))


def donneur_ordres(scope: Scope) -> Iterator[Dit]:
    """What the donneurs d'ordres said."""
    found = scope.recentes(scope.seuils.sollicitation_mois, PartiePrenante.DONNEUR_ORDRES)
    if found:
        yield Preuve((f"{_syntheses(found)}, ", *_last(found)), _refs(found))


def analyse_appreciations(scope: Scope) -> Iterator[Dit]:
    """The constats drawn from the recueils of the period: how many have a cause, how many a decision."""
    found = scope.recentes(scope.seuils.sollicitation_mois)
    constats = [(Ref(one.id, constat.code), constat) for one in found for constat in one.constats]
    asking = [(ref, constat) for ref, constat in constats if constat.sens is not Sens.POINT_FORT]
    if not constats:
        return
    decided = [ref for ref, _ in asking if etat(scope.graph, ref).issue is not Issue.A_DECIDER]
    causes = sum(bool(constat.cause) for _, constat in asking)
    wanting = plural(len(asking), "insatisfaction ou suggestion", "insatisfactions ou suggestions")
    told = f"\u00a0: {plural(len(constats), 'constat')}, dont {wanting}\u00a0; "
    told += f"{causes} avec cause, {len(decided)} avec décision"
    yield Preuve((Lien(Section.APPRECIATIONS, _syntheses(found)), told), _refs(found))
    waiting = [ref for ref, _ in asking if ref not in set(decided)]
    if waiting:
        yield Manque(("sans décision\u00a0: ", *refs(waiting)), tuple(waiting))


def partage_resultats(scope: Scope) -> Iterator[Dit]:
    """Results shared with the team: how many syntheses of the period, the last time."""
    if scope.seul:
        yield SansObjet(("Une seule personne\u00a0: pas d’équipe à informer",))
        return
    yield from partages(scope, scope.recentes(scope.seuils.sollicitation_mois))


def partages(scope: Scope, found: Sequence[Appreciation]) -> Iterator[Dit]:
    """Say which syntheses were shared, and which should have been; the team knows what it said itself (rule D9)."""
    found = [one for one in found if one.partages or not dite_par_l_equipe(one)]
    shared = [one for one in found if one.partages]
    if shared:
        last_ref, last = max(
            ((Ref(one.id), partage) for one in shared for partage in one.partages),
            key=lambda pair: (pair[1].le, pair[0]),
        )
        told = f"{_of(len(shared), len(found), 'synthèse partagée', 'synthèses partagées')}, la dernière fois le "
        yield Preuve((told, long_date(last.le), " (", last_ref, f", {lowered(last.avec)})"), _refs(shared))
    late = [
        one
        for one in found
        if not one.partages and (scope.today - one.etablie_le).days > scope.seuils.partage_jours
    ]
    if late:
        yield Manque(("pas de partage noté pour ", *refs(_refs(late))), _refs(late))


def _by_modality(scope: Scope, modalites: Iterable[Modalite]) -> Iterator[Dit]:
    asked = scope.recentes(scope.seuils.sollicitation_mois)
    for modalite in modalites:
        found = [one for one in asked if one.modalite is modalite]
        if found:
            words = label("appreciation", "modalite", modalite)
            yield Preuve((f"{words}\u00a0: {_syntheses(found)}, ", *_last(found)), _refs(found))


def _name(partie: PartiePrenante) -> str:
    return label("appreciation", "partie_prenante", partie)


def _syntheses(found: Sequence[Appreciation]) -> str:
    return plural(len(found), "synthèse")


def _of(some: int, total: int, one: str, many: str = "") -> str:
    """« 12 recueils sur 14 », « le seul recueil »."""
    return f"{plural(some, one, many)} sur {total}"


def _refs(found: Iterable[Appreciation]) -> tuple[Ref, ...]:
    return tuple(Ref(one.id) for one in found)


def _last(found: Sequence[Appreciation]) -> Phrase:
    """« la dernière APP-…, établie le 12 mars 2026, 24 réponses sur 29 (83 %) »."""
    last = found[-1]
    answers = plural(last.reponses, "réponse")
    if last.taux_reponse is not None:
        answers += f" sur {last.envoyes} ({percent(last.taux_reponse)})"
    return (
        "la dernière " if len(found) > 1 else "",
        Ref(last.id),
        f", établie le {long_date(last.etablie_le)}, {answers}",
    )


def _missing(scope: Scope, found: Iterable[Appreciation]) -> tuple[Categorie, ...]:
    mine = scope.categories if len(scope.categories) > 1 else ()
    covered = {categorie for one in found for categorie in mine if vise(one, categorie)}
    return tuple(categorie for categorie in mine if categorie not in covered)
