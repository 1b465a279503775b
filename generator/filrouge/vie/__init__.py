"""The life of a plan: what git and the declared dates tell of it, each figure with its definition.

Pure functions over ``Evidence``: the day of analysis is the project's, never the clock's. What needs git says why it is
absent when there is no history; what comes from declared dates is there all the same.
"""

from filrouge.vie.auteurs import NON_RENSEIGNE, auteur, role_de
from filrouge.vie.chiffre import Chiffre, Unite, Valeur
from filrouge.vie.comparaison import non_enregistres
from filrouge.vie.dates import Concordance, DatesDeclarees, DatesFiche, autres_dates, dates_declarees
from filrouge.vie.delais import delais
from filrouge.vie.depuis import DepuisAudit, depuis_l_audit
from filrouge.vie.observation import Evenement
from filrouge.vie.registre import Registre, registre_de
from filrouge.vie.reports import Reports, ReportsAction, reports
from filrouge.vie.rythme import Fraicheur, Fraicheurs, Mois, Rythme, chronologie, fraicheur, rythme
from filrouge.vie.signaux import REGLES, CodeSignal, Signal, signaux
from filrouge.vie.vitalite import vitalite

__all__ = [
    "NON_RENSEIGNE",
    "REGLES",
    "Chiffre",
    "CodeSignal",
    "Concordance",
    "DatesDeclarees",
    "DatesFiche",
    "DepuisAudit",
    "Evenement",
    "Fraicheur",
    "Fraicheurs",
    "Mois",
    "Registre",
    "Reports",
    "ReportsAction",
    "Rythme",
    "Signal",
    "Unite",
    "Valeur",
    "auteur",
    "autres_dates",
    "chronologie",
    "dates_declarees",
    "delais",
    "depuis_l_audit",
    "fraicheur",
    "non_enregistres",
    "registre_de",
    "reports",
    "role_de",
    "rythme",
    "signaux",
    "vitalite",
]
