"""The rules: one file each, one line each, in the order of their codes."""

from filrouge.audit.rule import Rule
from filrouge.audit.rules import (
    action_hors_du_temps_de_sa_source,
    action_sans_echeance,
    action_sans_origine,
    action_sans_responsable,
    aucune_action_des_appreciations,
    constat_sans_decision,
    origine_introuvable,
    realisee_sans_preuve,
    reclamations_sans_suite,
    retard_sans_explication,
    verifiee_sans_verdict,
)

RULES: tuple[Rule, ...] = (
    action_hors_du_temps_de_sa_source.RULE,
    action_sans_echeance.RULE,
    action_sans_origine.RULE,
    action_sans_responsable.RULE,
    aucune_action_des_appreciations.RULE,
    constat_sans_decision.RULE,
    origine_introuvable.RULE,
    realisee_sans_preuve.RULE,
    reclamations_sans_suite.RULE,
    retard_sans_explication.RULE,
    verifiee_sans_verdict.RULE,
)
