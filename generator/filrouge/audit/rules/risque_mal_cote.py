"""Un risque n’a pas de vraie mesure, ou n’est plus relu.

## Pourquoi

Coter un risque sert à décider d’une mesure, puis à voir si elle tient. « Aucune » ou « à définir » laissent le
risque où il est ; une cotation de plus d’un an ne dit plus rien d’aujourd’hui. La cause, la probabilité,
l’impact, la mesure, le responsable et la date d’identification sont obligatoires dès la lecture des fiches.

## Signalé

```yaml title="content/risques/RSQ-2026-002.yaml"
titre: Supports dépassés par une nouvelle version du logiciel
cause: L’éditeur change les menus deux fois par an.
probabilite: 2
impact: 2
maitrise: À définir.
responsable: responsable_pedagogique
identifie_le: 2026-03-02
statut: ouvert
```

```yaml title="content/risques/RSQ-2026-003.yaml"
titre: Salle indisponible le jour de la session
cause: Salles louées à la journée.
probabilite: 1
impact: 3
maitrise: Une salle de repli est réservée à chaque session.
responsable: direction
identifie_le: 2025-02-10
statut: maitrise
```

## Accepté

```yaml title="content/risques/RSQ-2026-002.yaml"
titre: Supports dépassés par une nouvelle version du logiciel
cause: L’éditeur change les menus deux fois par an.
probabilite: 2
impact: 2
maitrise: Version et date sur chaque support, relecture semestrielle.
responsable: responsable_pedagogique
identifie_le: 2026-03-02
statut: ouvert
```

```yaml title="content/risques/RSQ-2026-003.yaml"
titre: Salle indisponible le jour de la session
cause: Salles louées à la journée.
probabilite: 1
impact: 3
maitrise: Une salle de repli est réservée à chaque session.
responsable: direction
identifie_le: 2025-02-10
suivi:
  - {le: 2026-07-09, note: Salle de repli utilisée une fois en juin ; cotation maintenue.}
statut: maitrise
```

Un risque clos n’est plus à relire.

## Source

Décret n° 2026-728 du 1er août 2026, indicateur 32 ; aucune échelle officielle n’existe, le délai est une
lecture de Fil Rouge.

## Réglages

`seuils.risques_mois` : durée pendant laquelle une relecture compte, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.risques import dit_quelque_chose, examens
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Risque
from filrouge.records.types.risque import StatutRisque


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("REV"):
        yield lacune
        return
    days = examens(inputs)
    since = months_before(inputs.today, inputs.seuils.risques_mois)
    for risque in inputs.graph.of(Risque):
        if risque.statut is StatutRisque.CLOS:
            continue
        if not dit_quelque_chose(risque.maitrise):
            yield Fault(
                Place(risque.id, ("maitrise",), "que fait-on ?"),
                f"la mesure de maîtrise du risque {risque.id} ne dit rien",
                (
                    "écrivez dans « maitrise » ce qui est fait pour éviter le risque ou en limiter l’effet",
                    "si le risque est accepté tel quel, dites pourquoi",
                ),
            )
        if days[risque.id] < since:
            yield Fault(
                Place(
                    risque.id, ("revu_le" if risque.revu_le else "identifie_le",), "la cotation tient-elle ?"
                ),
                f"le risque {risque.id} n’a pas été relu depuis le {jour(days[risque.id])}",
                (
                    "relisez la cotation et la mesure, puis mettez à jour « revu_le » ou ajoutez une note à « suivi »",
                    "s’il n’existe plus, mettez « statut: clos »",
                ),
            )


RULE = Rule(
    "risque-mal-cote",
    "F5",
    "Un risque sans mesure ou plus relu",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
