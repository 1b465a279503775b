"""How a record of each type comes to be, told by the dates it holds: one table."""

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[str, ...]
"""The way to a value; ``*`` stands for every item of a list, the same one throughout a stage."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing that happens to a record.

    On the day written at ``date`` (``shift`` days later), the places ``shows`` appear and the
    ``statut`` becomes another; ``roles`` are the places that may say who wrote it.
    """

    words: str
    date: Place
    shows: tuple[Place, ...]
    roles: tuple[Place, ...] = ()
    statut: str | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The life of a record: it is opened on the first date found in ``opening``, then staged.

    ``anchor`` is False when its dates say nothing of when the repository began. ``moved`` names a
    key whose earlier values stand in a list: key, list, and the item's key that holds the old value.
    """

    words: str
    opening: tuple[Place, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Place, ...] = ()
    shift: int = 0
    anchor: bool = True
    moved: tuple[str, str, str] | None = None


_SUITE = Stage("suite décidée", ("suite", "le"), (("suite",),), (("suite", "par"),))

PLANS: Mapping[str, Plan] = {
    "abandon": Plan(
        "abandon enregistré",
        (("survenu_le",),),
        (
            Stage(
                "personne contactée",
                ("contacte_le",),
                (("contacte_le",), ("contacte_par",), ("analyse",)),
                (("contacte_par",),),
            ),
            _SUITE,
        ),
    ),
    "action": Plan(
        "action ouverte",
        (("ouverte_le",),),
        (
            Stage(
                "note de suivi", ("suivi", "*", "le"), (("suivi", "*"),), (("suivi", "*", "par"),), "en_cours"
            ),
            Stage("échéance reportée", ("reports", "*", "le"), (("reports", "*"),)),
            Stage("action réalisée", ("realisee_le",), (("realisee_le",), ("preuves",)), statut="realisee"),
            Stage("effet mesuré", ("reussite", "apres", "le"), (("reussite", "apres"),)),
            Stage(
                "efficacité vérifiée",
                ("efficacite", "verifiee_le"),
                (("efficacite",), ("verification_prevue_le",)),
                (("efficacite", "par"),),
                "verifiee",
            ),
            Stage(
                "action abandonnée", ("abandon", "le"), (("abandon",),), (("abandon", "par"),), "abandonnee"
            ),
        ),
        roles=(("responsable",),),
        moved=("echeance", "reports", "ancienne"),
    ),
    "appreciation": Plan(
        "synthèse établie",
        (("etablie_le",),),
        (
            Stage("résultats partagés", ("partages", "*", "le"), (("partages", "*"),)),
            Stage(
                "suites décidées",
                ("constats", "*", "suite", "le"),
                (("constats", "*", "suite"),),
                (("constats", "*", "suite", "par"),),
            ),
        ),
    ),
    "bilan": Plan("bilan établi", (("etabli_le",),)),
    "organisme": Plan(
        "organisme présenté",
        stages=(
            Stage("audit prévu", ("audits", "*", "date"), (("audits", "*"),), shift=-90),
            Stage(
                "résultat d’audit consigné", ("audits", "*", "date"), (("audits", "*", "resultat"),), shift=10
            ),
        ),
        anchor=False,
    ),
    "procedure": Plan(
        "procédure rédigée",
        (("applicable_le",),),
        (
            Stage(
                "procédure approuvée", ("applicable_le",), (("prochaine_revision",),), (("approuvee_par",),)
            ),
        ),
        shift=-14,
        anchor=False,
    ),
    "revue": Plan(
        "compte rendu rédigé",
        (("date",),),
        (
            Stage(
                "compte rendu validé",
                ("approuvee_le",),
                (("approuvee_le",), ("approuvee_par",)),
                (("approuvee_par",),),
                "validee",
            ),
        ),
    ),
    "risque": Plan(
        "risque identifié",
        (("identifie_le",),),
        (
            Stage("risque suivi", ("suivi", "*", "le"), (("suivi", "*"),), (("suivi", "*", "par"),)),
            Stage("risque réexaminé", ("revu_le",), (("revu_le",),)),
        ),
        roles=(("responsable",),),
    ),
    # An oral signalement enters the repository when it is put in writing.
    "signalement": Plan(
        "signalement enregistré",
        (("trace_ecrite_le",), ("recu_le",)),
        (
            Stage("accusé de réception", ("accuse_le",), (("accuse_le",), ("traitement",))),
            Stage("réponse apportée", ("repondu_le",), (("analyse",), ("reponse",), ("repondu_le",))),
            _SUITE,
            Stage("signalement clos", ("clos_le",), (("clos_le",),)),
        ),
    ),
}
