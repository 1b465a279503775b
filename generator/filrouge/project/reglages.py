"""What ``site_config/reglages.yaml`` may say."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

SETTINGS_PATH = PurePosixPath("site_config/reglages.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seuils:
    """Thresholds of the rules: house marks, not law. Units are in the names."""

    periode_mois: int = 12
    delai_action_mois: int = 12
    retard_tolere_jours: int = 0
    satisfaction_minimale: int = 60
    part_interne_max: int = 70
    mots_minimum: int = 4
    ressemblance_cause: int = 80
    recurrence: int = 2
    plan_fige_alerte_mois: int = 4
    plan_fige_mois: int = 6
    revue_alerte_mois: int = 6
    revue_mois: int = 12
    brouillon_jours: int = 30
    rattrapage_jours: int = 15
    rattrapage_part: int = 60
    rafale_actions: int = 5
    cloture_mois: int = 12
    ecart_enregistrement_jours: int = 30
    sollicitation_mois: int = 12
    financeurs_mois: int = 12
    suivi_bilan_mois: int = 6
    taux_reponse_minimal: int = 50
    partage_jours: int = 60
    modele_jours: int = 60
    accuse_jours: int = 5
    reponse_jours: int = 30
    signalements_mois: int = 12
    contact_abandon_jours: int = 7
    abandons_recurrents: int = 2
    risques_mois: int = 12
    criticite_elevee: int = 9
    verbatims_reponses: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """``site_config/reglages.yaml``; ``depot`` is "" when nothing tells where commits can be read."""

    date_analyse: date | None = None
    depot: str = ""
    seuils: Seuils = Seuils()
