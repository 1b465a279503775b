"""What can show an expected proof: one small function each, by the name the référentiel's data gives it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from filrouge.preaudit.phrases import Dit
from filrouge.preaudit.provers import actions, contenus, demarche, frequence, recueil, signalements
from filrouge.preaudit.scope import Scope


@dataclass(frozen=True, slots=True)
class Prover:
    """``dit`` says what shows a proof and what is missing; ``lit`` are the prefixes of the records it reads."""

    dit: Callable[[Scope], Iterator[Dit]]
    lit: tuple[str, ...]


_ALL: tuple[Prover, ...] = (
    Prover(actions.actions_appreciations, ("APP", "ACT")),
    Prover(contenus.actions_contenus, ("APP", "ACT")),
    Prover(actions.actions_reclamations, ("REC", "ACT", "REV")),
    Prover(signalements.aleas, ("ALE", "REV")),
    Prover(recueil.analyse_appreciations, ("APP", "REV")),
    Prover(recueil.bilan_six_mois, ("APP",)),
    Prover(demarche.bilan_vae, ("BIL",)),
    Prover(demarche.causes_abandon, ("ABD", "BIL")),
    Prover(demarche.causes_insatisfaction, ("APP",)),
    Prover(signalements.delais_reclamations, ("REC", "REV")),
    Prover(signalements.difficultes, ("DIF", "REV")),
    Prover(recueil.donneur_ordres, ("APP",)),
    Prover(actions.efficacite, ("ACT",)),
    Prover(contenus.efficacite_contenus, ("APP", "ACT")),
    Prover(recueil.enquetes, ("APP",)),
    Prover(contenus.evaluation_contenus, ("APP",)),
    Prover(recueil.financeurs, ("APP",)),
    Prover(demarche.formalisation, ("PRC", "REV")),
    Prover(frequence.frequence, ("APP",)),
    Prover(recueil.libre_expression, ("APP",)),
    Prover(actions.mise_en_oeuvre, ("ACT",)),
    Prover(contenus.partage_contenus, ("APP",)),
    Prover(recueil.partage_resultats, ("APP",)),
    Prover(actions.plan, ("ACT",)),
    Prover(demarche.procedure, ("PRC",)),
    Prover(signalements.reclamations, ("REC", "REV")),
    Prover(signalements.registre, ("REC", "DIF", "ALE")),
    Prover(recueil.relances, ("APP",)),
    Prover(recueil.rencontres, ("APP",)),
    Prover(demarche.revues, ("REV",)),
    Prover(demarche.risques, ("RSQ",)),
    Prover(recueil.sollicitation, ("APP",)),
    Prover(actions.tableau_suivi, ("ACT", "REC", "DIF", "ALE")),
)
PROVERS: Mapping[str, Prover] = MappingProxyType({prover.dit.__name__: prover for prover in _ALL})
