"""The sheets of the workbook and their columns: what each says of a record, by its place in the file."""

from dataclasses import dataclass
from enum import Enum, auto

from filrouge.source import Pointer


class Sens(Enum):
    """What becomes of a column at import."""

    RELUE = auto()
    """It is read back."""
    CALCULEE = auto()
    """It is computed when the workbook is made, and not read."""
    AJOUT = auto()
    """It is empty, and what is written there is added to a list of the record."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column; ``pointer`` is the place of its value in a record, ``largeur`` in characters."""

    entete: str
    pointer: Pointer = ()
    largeur: int = 14
    sens: Sens = Sens.RELUE


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: the records of one type, a row each; the first column is their number."""

    titre: str
    type: str
    colonnes: tuple[Colonne, ...]

    @property
    def relues(self) -> tuple[Colonne, ...]:
        """The columns that are read back."""
        return tuple(one for one in self.colonnes if one.sens is Sens.RELUE)


NUMERO = "Numéro"
RETARD = "En retard"
EFFET = "Effet calculé"
CRITICITE = "Criticité"

_LONG = 44
_SUITE = (
    Colonne("Suite", ("suite", "nature"), 12),
    Colonne("Motif de la suite", ("suite", "motif"), _LONG),
    Colonne("Suite décidée le", ("suite", "le")),
    Colonne("Suite décidée par", ("suite", "par"), 22),
)
_NOTE = Colonne("Note interne", ("note_interne",), _LONG)
_SUIVI = Colonne("Nouvelle note de suivi", ("suivi",), _LONG, Sens.AJOUT)

TABLES: tuple[Table, ...] = (
    Table(
        "Plan d’action",
        "action",
        (
            Colonne("Titre", ("titre",), _LONG),
            Colonne("Type", ("type",)),
            Colonne("Priorité", ("priorite",), 10),
            Colonne("Statut", ("statut",)),
            Colonne(RETARD, largeur=10, sens=Sens.CALCULEE),
            Colonne("Responsable", ("responsable",), 24),
            Colonne("Échéance", ("echeance",)),
            Colonne("Motif du report", ("reports",), 30, Sens.AJOUT),
            Colonne("Constat", ("constat",), _LONG),
            Colonne("Causes", ("causes", "texte"), _LONG),
            Colonne("Méthode d’analyse", ("causes", "methode"), 18),
            Colonne("Mesure", ("mesure",), _LONG),
            Colonne("Origines", ("origines",), 28),
            Colonne("Autre origine", ("autre_origine", "nature")),
            Colonne("Description de l’autre origine", ("autre_origine", "texte"), 30),
            Colonne("Date de l’autre origine", ("autre_origine", "le")),
            Colonne("Thèmes", ("themes",), 24),
            Colonne("Décidée en", ("decidee_en",), 24),
            Colonne("Ouverte le", ("ouverte_le",)),
            Colonne("Réalisée le", ("realisee_le",)),
            Colonne("Abandonnée le", ("abandon", "le")),
            Colonne("Motif de l’abandon", ("abandon", "motif"), 30),
            Colonne("Abandon décidé par", ("abandon", "par"), 22),
            Colonne("Indicateur", ("reussite", "indicateur"), 30),
            Colonne("Unité", ("reussite", "unite"), 9),
            Colonne("Sens attendu", ("reussite", "sens"), 10),
            Colonne("Cible", ("reussite", "cible"), 9),
            Colonne("Avant", ("reussite", "avant", "valeur"), 9),
            Colonne("Avant : mesuré le", ("reussite", "avant", "le")),
            Colonne("Avant : source", ("reussite", "avant", "source"), 26),
            Colonne("Avant : effectif", ("reussite", "avant", "effectif"), 9),
            Colonne("Après", ("reussite", "apres", "valeur"), 9),
            Colonne("Après : mesuré le", ("reussite", "apres", "le")),
            Colonne("Après : source", ("reussite", "apres", "source"), 26),
            Colonne("Après : effectif", ("reussite", "apres", "effectif"), 9),
            Colonne(EFFET, largeur=26, sens=Sens.CALCULEE),
            Colonne("Vérification prévue le", ("verification_prevue_le",)),
            Colonne("Verdict", ("efficacite", "verdict"), 20),
            Colonne("Vérifiée le", ("efficacite", "verifiee_le")),
            Colonne("Vérifiée par", ("efficacite", "par"), 22),
            Colonne("Commentaire", ("efficacite", "commentaire"), _LONG),
            Colonne("Pièces jointes", ("preuves",), 30),
            _SUIVI,
            _NOTE,
        ),
    ),
    Table(
        "Signalements",
        "signalement",
        (
            Colonne("Titre", ("titre",), _LONG),
            Colonne("Nature", ("nature",)),
            Colonne("Reçu le", ("recu_le",)),
            Colonne("Canal", ("canal",)),
            Colonne("Trace écrite le", ("trace_ecrite_le",)),
            Colonne("Qualité", ("qualite",), 20),
            Colonne("Formation", ("formation",), 12),
            Colonne("Session", ("session",), 16),
            Colonne("Description", ("description",), _LONG),
            Colonne("Gravité", ("gravite",), 10),
            Colonne("Thème", ("theme",), 24),
            Colonne("Accusé le", ("accuse_le",)),
            Colonne("Analyse", ("analyse",), _LONG),
            Colonne("Traitement", ("traitement",), _LONG),
            Colonne("Réponse", ("reponse",), _LONG),
            Colonne("Répondu le", ("repondu_le",)),
            Colonne("Clos le", ("clos_le",)),
            *_SUITE,
            _NOTE,
        ),
    ),
    Table(
        "Abandons",
        "abandon",
        (
            Colonne("Formation", ("formation",), 12),
            Colonne("Session", ("session",), 16),
            Colonne("Survenu le", ("survenu_le",)),
            Colonne("Stade", ("stade",), 16),
            Colonne("Cause", ("cause",), 20),
            Colonne("Contacté le", ("contacte_le",)),
            Colonne("Contacté par", ("contacte_par",), 22),
            Colonne("Analyse", ("analyse",), _LONG),
            *_SUITE,
            _NOTE,
        ),
    ),
    Table(
        "Risques",
        "risque",
        (
            Colonne("Titre", ("titre",), _LONG),
            Colonne("Cause", ("cause",), _LONG),
            Colonne("Formations", ("formations",), 16),
            Colonne("Thème", ("theme",), 24),
            Colonne("Probabilité", ("probabilite",), 11),
            Colonne("Impact", ("impact",), 9),
            Colonne(CRITICITE, largeur=9, sens=Sens.CALCULEE),
            Colonne("Mesure de maîtrise", ("maitrise",), _LONG),
            Colonne("Responsable", ("responsable",), 24),
            Colonne("Identifié le", ("identifie_le",)),
            Colonne("Revu le", ("revu_le",)),
            Colonne("Statut", ("statut",)),
            _SUIVI,
            _NOTE,
        ),
    ),
)
