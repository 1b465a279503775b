"""What several rules ask of the recueil and of the register: which syntheses count, what came in, who was answered."""

from collections.abc import Mapping
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Inputs
from filrouge.records import Appreciation, Revue, Signalement
from filrouge.records.types.appreciation import Modalite, Objet, PartiePrenante
from filrouge.records.types.commun import Categorie
from filrouge.records.types.revue import StatutRevue
from filrouge.records.types.signalement import Nature

AUPRES: Mapping[PartiePrenante, str] = {
    PartiePrenante.BENEFICIAIRES: "auprès des bénéficiaires",
    PartiePrenante.EQUIPE_PEDAGOGIQUE: "auprès de l’équipe pédagogique",
    PartiePrenante.ENTREPRISES: "auprès des entreprises",
    PartiePrenante.FINANCEURS: "auprès des financeurs",
    PartiePrenante.DONNEUR_ORDRES: "auprès du donneur d’ordres",
}
QUESTIONNAIRES = frozenset({Modalite.A_CHAUD, Modalite.A_FROID, Modalite.QUESTIONNAIRE})
"""What is sent to people and comes back; a talk or a meeting is free, and needs no relance."""


def recents(inputs: Inputs, mois: int) -> tuple[Appreciation, ...]:
    """Return the syntheses whose period touches the last ``mois`` months; an évaluation des acquis is none."""
    since = months_before(inputs.today, mois)
    return tuple(
        appreciation
        for appreciation in inputs.graph.of(Appreciation)
        if appreciation.objet is not Objet.ACQUIS
        and appreciation.etablie_le <= inputs.today
        and appreciation.faits[1] >= since
        and appreciation.faits[0] <= inputs.today
    )


def vise(appreciation: Appreciation, categorie: Categorie) -> bool:
    """Tell whether a synthesis covers a category: those that name none cover them all."""
    return not appreciation.categories or categorie in appreciation.categories


def categories(inputs: Inputs) -> tuple[Categorie, ...]:
    """Return the categories of the organisation; none while its own file is at fault."""
    return inputs.organisme.categories if inputs.organisme else ()


def seule(inputs: Inputs) -> bool:
    """Tell whether one person does everything: there is no team to ask or to inform."""
    return inputs.organisme is not None and inputs.organisme.personne_seule


def reaction(signalement: Signalement, today: date) -> date | None:
    """Return the day somebody first wrote back: the acknowledgement, or an answer that came sooner."""
    days = (signalement.accuse_le, signalement.repondu_le)
    return min((day for day in days if day is not None and day <= today), default=None)


def natures_recues(inputs: Inputs, since: date) -> frozenset[Nature]:
    """Return the natures of the signalements received between that day and the day of analysis."""
    return frozenset(
        one.nature for one in inputs.graph.of(Signalement) if since <= one.recu_le <= inputs.today
    )


def natures_constatees(inputs: Inputs, since: date) -> frozenset[Nature]:
    """Return the natures that a validated revue, held since that day, says nothing came in of."""
    return frozenset(
        nature
        for revue in inputs.graph.of(Revue)
        if revue.statut is StatutRevue.VALIDEE and since <= revue.date <= inputs.today
        for nature in revue.neant
    )


def jours(number: int) -> str:
    """Return « 1 jour », « 5 jours »."""
    return f"{number} jour{'s' if number > 1 else ''}"
