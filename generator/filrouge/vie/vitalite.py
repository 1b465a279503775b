"""« Mise à jour vivante »: every measure of how a plan lives, each with its definition; never a score."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from filrouge.audit.etat import effet_verifie
from filrouge.evidence import Evidence
from filrouge.history import Historique, SansHistorique
from filrouge.records import Action
from filrouge.vie import mesures
from filrouge.vie.chiffre import Chiffre, Unite, Valeur, part
from filrouge.vie.observation import Observation, observer
from filrouge.vie.reports import reports

RECUL = 30
"""Days after which the check of an effect has something to look back on."""

_Measure = Callable[[Observation], Chiffre]
_MEASURES: tuple[_Measure, ...] = (
    mesures.mois_actifs,
    mesures.plus_long_silence,
    mesures.semaine_chargee,
    mesures.derniers_jours,
    mesures.delai_enregistrement,
    mesures.nees_closes,
    mesures.premier_changement,
    mesures.dormantes,
    mesures.autre_personne,
    mesures.part_prouvee,
)


def vitalite(evidence: Evidence) -> tuple[Chiffre, ...]:
    """Return every measure; those that need git say why they are absent when there is no history."""
    seen = observer(evidence)
    measure = partial(_absent, evidence, seen) if isinstance(seen, SansHistorique) else partial(_taken, seen)
    return (*map(measure, _MEASURES), _postponed(evidence), _late(evidence), _checked(evidence))


def _taken(seen: Observation, measure: _Measure) -> Chiffre:
    return measure(seen)


def _absent(evidence: Evidence, sans: SansHistorique, measure: _Measure) -> Chiffre:
    """Give the title and the definition alone, as of a plan that git knows nothing of."""
    empty = measure(Observation(evidence, Historique(MappingProxyType({})), ()))
    return replace(empty, valeurs=(), absent=sans.raison)


def _postponed(evidence: Evidence) -> Chiffre:
    found = reports(evidence)
    values = (
        Valeur("reports", found.nombre, Unite.NOMBRE),
        Valeur("ajoutés par ces reports", found.jours, Unite.JOURS),
        Valeur("décidés après l’ancienne échéance", found.depasses, Unite.NOMBRE),
        *(
            (Valeur("vus par l’historique, sans report déclaré", found.tus, Unite.NOMBRE),)
            if found.tus is not None
            else ()
        ),
    )
    return Chiffre(
        code="reports_echeance",
        titre="Reports d’échéance",
        definition=found.definition,
        n=found.n,
        de="actions qui ont une échéance",
        valeurs=values if found.n else (),
        absent="" if found.n else "aucune action n’a d’échéance",
    )


def _late(evidence: Evidence) -> Chiffre:
    dated = [one for one in evidence.graph.of(Action) if one.statut.ouvert and one.echeance]
    late = tuple(one.id for one in dated if one.en_retard(evidence.project.today))
    return Chiffre(
        code="en_retard",
        titre="En retard",
        definition="Actions à faire ou en cours dont l’échéance est passée à la date d’analyse.",
        n=len(dated),
        de="actions ouvertes qui ont une échéance",
        valeurs=(Valeur("en retard", len(late), Unite.NOMBRE),) if dated else (),
        absent="" if dated else "aucune action ouverte n’a d’échéance",
        fiches=late,
        fiches_sont="en retard",
    )


def _checked(evidence: Evidence) -> Chiffre:
    today = evidence.project.today
    spans = [
        (one.id, (check.verifiee_le - one.realisee_le).days)
        for one in evidence.graph.of(Action)
        if one.realisee_le and (check := effet_verifie(one, today))
    ]
    soon = tuple(id_ for id_, days in spans if days < RECUL)
    enough = len(spans) - len(soon)
    words = f"vérifiées {RECUL} jours ou plus après"
    return Chiffre(
        code="recul_verification",
        titre="Recul de la vérification",
        definition=f"Actions dont l’efficacité a été vérifiée au moins {RECUL} jours après leur réalisation, sur toutes les actions "
        "vérifiées qui ont les deux dates, d’après les dates déclarées.",
        n=len(spans),
        de="actions vérifiées",
        valeurs=(Valeur(words, part(enough, len(spans)), Unite.POURCENT),) if spans else (),
        absent="" if spans else "aucune action n’est encore vérifiée",
        fiches=soon,
        fiches_sont="vérifiées plus tôt",
    )
