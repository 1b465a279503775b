"""Aucune réclamation depuis un an, et rien ne dit que ce vide a été constaté.

## Pourquoi

N’avoir reçu aucune réclamation est possible. Mais un registre vide et muet ressemble à un registre que personne
ne tient : l’auditeur demandera comment vous le savez. Une revue validée qui le constate, à une date, répond. Ce
constat porte sur le temps écoulé depuis la revue précédente : au-delà de six mois, il en faut un autre.

## Signalé

Avec une période de cinq mois, la dernière réclamation (en mai) est trop ancienne :

```yaml title="site_config/reglages.yaml"
seuils: {signalements_mois: 5}
```

## Accepté

La revue d’octobre constate qu’il n’y en a pas eu (`neant`) :

```yaml title="site_config/reglages.yaml"
seuils: {signalements_mois: 5}
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
examines: [APP-2026-T2-ENTREPRISES, APP-2026-T2-EQUIPE, APP-2026-T2-FINANCEURS, REC-2026-001, RSQ-2026-001]
suivi_actions:
  - {action: ACT-2026-001, point: "Déroulé testé sur une session ; échéance maintenue."}
neant: [reclamation]
prochaine: 2027-01-14
---

Aucune réclamation reçue depuis la revue précédente.
```

## Source

Guide de lecture V9, indicateur 31 : tableau de suivi des réclamations. Le constat daté est un usage de la
profession, les six mois une lecture de Fil Rouge. Le guide ne reporte la mise en œuvre que pour l’indicateur 32 :
attendre aussi, pour celui-ci, l’audit de surveillance d’un nouvel entrant est une lecture de Fil Rouge.

## Réglages

`seuils.signalements_mois` : la durée sans réclamation après laquelle un constat est attendu, 12 mois si rien
n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import natures_constatees, natures_recues
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records.types.signalement import Nature


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("REC", "REV", "organisme"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.signalements_mois)
    if Nature.RECLAMATION in natures_recues(inputs, since) | natures_constatees(inputs, since):
        return
    yield Fault(
        Place("organisme", ("categories",)),
        f"depuis le {jour(since)}, aucune réclamation au registre, et aucune revue validée des six derniers mois ne "
        "le constate",
        (
            "si vous en avez reçu, créez leurs fiches dans content/signalements/",
            "sinon, constatez-le à la prochaine revue : « neant: [reclamation] »",
        ),
    )


RULE = Rule(
    "registre-vide",
    "E5",
    "Un registre des réclamations vide et muet",
    Severity.AVERTISSEMENT,
    (31,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
