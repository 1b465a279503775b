"""What several rules ask of the recueil and of the register: which syntheses count, what came in, who was answered."""

from collections.abc import Mapping
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Inputs, Place
from filrouge.diagnostics.rounding import half_up
from filrouge.records import Appreciation, Revue, Signalement
from filrouge.records.types.appreciation import Modalite, Objet, PartiePrenante
from filrouge.records.types.commun import Categorie
from filrouge.records.types.revue import StatutRevue
from filrouge.records.types.signalement import Canal, Nature

AUPRES: Mapping[PartiePrenante, str] = {
    PartiePrenante.BENEFICIAIRES: "auprès des bénéficiaires",
    PartiePrenante.EQUIPE_PEDAGOGIQUE: "auprès de l’équipe pédagogique",
    PartiePrenante.ENTREPRISES: "auprès des entreprises",
    PartiePrenante.FINANCEURS: "auprès des financeurs",
    PartiePrenante.DONNEUR_ORDRES: "auprès du donneur d’ordres",
}
QUESTIONNAIRES = frozenset({Modalite.A_CHAUD, Modalite.A_FROID, Modalite.QUESTIONNAIRE})
"""What is sent to people and comes back; a talk or a meeting is free, and needs no relance."""
_TOUS_OU_PRESQUE = 80
"""Per cent of answers from which nobody need be asked again."""
_CONSTAT_MOIS = 6
"""Months that the « néant » of a revue covers: it speaks of the time since the revue before it."""
_ORAUX = frozenset({Canal.TELEPHONE, Canal.ORAL, Canal.REUNION})
_JOURS_PAR_MOIS = 25
"""A month, less five days."""


def recents(inputs: Inputs, mois: int) -> tuple[Appreciation, ...]:
    """Return the syntheses established in the last ``mois`` months; an évaluation des acquis is none.

    The period is that of the trainings: a questionnaire à froid on those of spring comes back in autumn.
    """
    since = months_before(inputs.today, mois)
    return tuple(
        appreciation
        for appreciation in inputs.graph.of(Appreciation)
        if appreciation.objet is not Objet.ACQUIS and since <= appreciation.etablie_le <= inputs.today
    )


def vise(appreciation: Appreciation, categorie: Categorie) -> bool:
    """Tell whether a synthesis covers a category: those that name none cover them all."""
    return not appreciation.categories or categorie in appreciation.categories


def bilan_suivi(appreciation: Appreciation, mois: int) -> bool:
    """Tell whether people were asked ``mois`` months after a bilan de compétences (rule D3).

    Five days a month may be missing: sent after 150 days, a questionnaire is still one "at six months". À froid
    without a delay is taken at its word.
    """
    if not vise_bilan(appreciation):
        return False
    if appreciation.delai_jours is None:
        return appreciation.modalite is Modalite.A_FROID
    return appreciation.delai_jours >= _JOURS_PAR_MOIS * mois


def vise_bilan(appreciation: Appreciation) -> bool:
    """Tell whether a synthesis is of people who did a bilan de compétences."""
    beneficiaries = appreciation.partie_prenante is PartiePrenante.BENEFICIAIRES
    return beneficiaries and vise(appreciation, Categorie.BILAN)


def relances(appreciation: Appreciation) -> tuple[date, ...]:
    """Return the relances that could bring an answer: one sent after the synthesis is none."""
    return tuple(day for day in appreciation.relances if day <= appreciation.etablie_le)


def sans_relance(appreciation: Appreciation) -> int:
    """Return how many people a questionnaire left silent and without a relance (rule D5).

    None where the number asked is unknown, where at most one answer is missing, nor from 80 % of answers.
    """
    if appreciation.modalite not in QUESTIONNAIRES or relances(appreciation):
        return 0
    silent, rate = (appreciation.envoyes or 0) - appreciation.reponses, appreciation.taux_reponse or 0.0
    return silent if silent > 1 and half_up(rate, 0) < _TOUS_OU_PRESQUE else 0


def categories(inputs: Inputs) -> tuple[Categorie, ...]:
    """Return the categories of the organisation; none while its own file is at fault."""
    return inputs.organisme.categories if inputs.organisme else ()


def a_la_categorie(inputs: Inputs, partie: PartiePrenante | Categorie, text: str = "") -> Place:
    """Return the place of a category of the organisation, or of the first that has a partie prenante asked."""
    for index, categorie in enumerate(categories(inputs)):
        if partie is categorie or partie in inputs.referentiel.parties((categorie,)):
            return Place("organisme", ("categories", index), text)
    return Place("organisme", ("categories",), text)


def seule(inputs: Inputs) -> bool:
    """Tell whether one person does everything: there is no team to ask or to inform."""
    return inputs.organisme is not None and inputs.organisme.personne_seule


def demandee_le(signalement: Signalement) -> date:
    """Return the day from which the delays run: what was said aloud is a réclamation once it is written down."""
    written = signalement.trace_ecrite_le
    if signalement.canal not in _ORAUX or written is None:
        return signalement.recu_le
    return max(signalement.recu_le, written)


def depart(signalement: Signalement, text: str = "") -> Place:
    """Return the place of that day."""
    key = "recu_le" if demandee_le(signalement) == signalement.recu_le else "trace_ecrite_le"
    return Place(signalement.id, (key,), text)


def reaction(signalement: Signalement, today: date) -> date | None:
    """Return the day somebody first wrote back: the acknowledgement, or an answer that came sooner."""
    days = (signalement.accuse_le, signalement.repondu_le)
    return min((day for day in days if day is not None and day <= today), default=None)


def natures_recues(inputs: Inputs, since: date) -> frozenset[Nature]:
    """Return the natures of the signalements received between that day and the day of analysis."""
    return frozenset(
        one.nature for one in inputs.graph.of(Signalement) if since <= one.recu_le <= inputs.today
    )


def constat_depuis(today: date, since: date) -> date:
    """Return the first day on which a statement that nothing came in is still good."""
    return max(since, months_before(today, _CONSTAT_MOIS))


def natures_constatees(inputs: Inputs, since: date) -> frozenset[Nature]:
    """Return the natures that a validated revue, held since that day, says nothing came in of.

    A statement is good for six months: an empty year takes a recent one.
    """
    since = constat_depuis(inputs.today, since)
    return frozenset(
        nature
        for revue in inputs.graph.of(Revue)
        if revue.statut is StatutRevue.VALIDEE and since <= revue.date <= inputs.today
        for nature in revue.neant
    )


def jours(number: int) -> str:
    """Return « 1 jour », « 5 jours »."""
    return f"{number} jour{'s' if number > 1 else ''}"
