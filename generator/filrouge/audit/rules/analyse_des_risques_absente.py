"""L’analyse des risques manque, ou n’a pas été relue depuis longtemps.

## Pourquoi

Depuis le 1er novembre 2026, l’indicateur 32 demande aussi « une analyse des risques sur la qualité des
formations délivrées ». Sans aucun risque écrit, cette ligne n’est pas démontrée : c’est une non-conformité
majeure. Un registre où tous les risques sont clos, ou que personne n’a relu de l’année, ne vaut guère mieux. Cette
règle ne vaut que pour un audit qui applique un texte où l’analyse des risques est demandée.

## Signalé

Le seul risque n’a été ni revu, ni noté, ni examiné en revue depuis plus d’un an :

```yaml title="content/risques/RSQ-2026-001.yaml"
titre: Dépendance à un formateur unique en tableur
cause: Une seule personne connaît le parcours et ses jeux de données.
probabilite: 2
impact: 3
maitrise: Deux remplaçants sous contrat et un support versionné.
responsable: responsable_pedagogique
identifie_le: 2025-06-20
statut: maitrise
```

```markdown title="content/revues/REV-2026-T1.md"
---
titre: Revue qualité du 1er trimestre 2026
date: 2026-04-22
instance: revue_qualite
statut: validee
participants: [referent_qualite, direction]
approuvee_par: direction
approuvee_le: 2026-04-29
examines: [APP-2026-T1-CHAUD, ALE-2026-001]
decisions:
  - code: rythme
    sur: [APP-2026-T1-CHAUD#rythme]
    decision: Scinder la deuxième journée du parcours Tableur.
    suite: {nature: action, le: 2026-04-22, par: referent_qualite}
  - code: reseau
    sur: [ALE-2026-001]
    decision: Prévoir un secours de connexion en salle 2.
    suite: {nature: action, le: 2026-04-22, par: direction}
---

Revue du 22 avril 2026.
```

```markdown title="content/revues/REV-2026-T3.md"
---
titre: Revue qualité du 3e trimestre 2026
date: 2026-10-15
instance: revue_qualite
statut: validee
participants: [referent_qualite, direction, responsable_pedagogique]
approuvee_par: direction
approuvee_le: 2026-10-22
examines: [APP-2026-T2-ENTREPRISES, APP-2026-T2-EQUIPE, APP-2026-T2-FINANCEURS, REC-2026-001]
suivi_actions:
  - {action: ACT-2026-001, point: "Déroulé testé sur une session ; échéance maintenue."}
  - {action: ACT-2026-010, point: "Vérifiée le 28 septembre, efficace."}
neant: [difficulte]
---

Revue du 15 octobre 2026.
```

## Accepté

Un risque revu dans l’année suffit ; une note de suivi datée, ou une revue validée qui l’examine, conviennent aussi :

```yaml title="content/risques/RSQ-2026-001.yaml"
titre: Dépendance à un formateur unique en tableur
cause: Une seule personne connaît le parcours et ses jeux de données.
probabilite: 2
impact: 3
maitrise: Deux remplaçants sous contrat et un support versionné.
responsable: responsable_pedagogique
identifie_le: 2025-06-20
revu_le: 2026-10-15
statut: maitrise
```

## Source

Décret n° 2026-728 du 1er août 2026, indicateur 32. Le délai d’un an est une lecture de Fil Rouge.

## Réglages

`seuils.risques_mois` : durée pendant laquelle une relecture du registre compte, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.risques import demandee, examens
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Risque
from filrouge.records.types.risque import StatutRisque


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if not demandee(inputs.referentiel):
        return
    if lacune := inputs.lacune("RSQ", "REV", "organisme"):
        yield lacune
        return
    seen = examens(inputs)
    living = (one.id for one in inputs.graph.of(Risque) if one.statut is not StatutRisque.CLOS)
    days = {id_: seen[id_] for id_ in living}
    if not seen:
        yield Fault(
            Place("organisme", ("categories",), "aucun risque écrit"),
            "aucune analyse des risques, que le référentiel de l’audit demande",
            (
                "écrivez dans content/risques/ les risques de vos formations : cause, cotation, mesure de maîtrise",
                "« filrouge ajouter risque » prépare la fiche",
            ),
        )
        return
    if not days:
        last = max(seen, key=lambda id_: (seen[id_], id_))
        yield Fault(
            Place(last, ("statut",), "clos, comme tous les autres"),
            "tous les risques du registre sont clos : aucune analyse des risques n’est en vigueur",
            (
                "écrivez dans content/risques/ les risques d’aujourd’hui : cause, cotation, mesure de maîtrise",
                "si un risque dure sous sa mesure, écrivez « statut: maitrise » plutôt que « clos »",
            ),
        )
        return
    last = max(days, key=lambda id_: (days[id_], id_))
    if days[last] < months_before(inputs.today, inputs.seuils.risques_mois):
        yield Fault(
            Place(last, ("statut",), "le dernier risque relu"),
            f"aucun risque n’a été relu depuis le {jour(days[last])}",
            (
                "relisez les cotations et les mesures, puis mettez à jour « revu_le » dans chaque fiche",
                "examinez les risques à la prochaine revue, et citez-les dans « examines »",
            ),
        )


RULE = Rule(
    "analyse-des-risques-absente",
    "F4",
    "Pas d’analyse des risques",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
