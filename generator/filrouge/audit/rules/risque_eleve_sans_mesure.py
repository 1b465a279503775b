"""Un risque élevé reste ouvert, sans action ni mesure de maîtrise.

## Pourquoi

Un risque coté haut est un risque que l’organisme dit probable et grave. Ne rien faire ensuite contredit la
cotation : l’auditeur demande ce qui a été décidé, et ne trouve rien. Une action ouverte sur ce risque, ou une
mesure de maîtrise décrite, suffit ; « nous restons vigilants » n’en est pas une.

## Signalé

```yaml title="content/risques/RSQ-2026-002.yaml"
titre: Décrochage silencieux en formation à distance
cause: Pas de rendez-vous obligatoire, relance seulement à mi-parcours.
probabilite: 4
impact: 3
maitrise: Nous restons vigilants et attentifs sur ce point.
responsable: responsable_pedagogique
identifie_le: 2026-03-02
revu_le: 2026-10-15
statut: ouvert
```

## Accepté

Une mesure décrite :

```yaml title="content/risques/RSQ-2026-002.yaml"
titre: Décrochage silencieux en formation à distance
cause: Pas de rendez-vous obligatoire, relance seulement à mi-parcours.
probabilite: 4
impact: 3
maitrise: Alerte au bout de sept jours sans connexion, puis appel par la responsable pédagogique.
responsable: responsable_pedagogique
identifie_le: 2026-03-02
revu_le: 2026-10-15
statut: ouvert
```

Ou une action dont `origines` cite le risque :

```yaml title="content/risques/RSQ-2026-003.yaml"
titre: Évaluations faussées par les assistants d’écriture
cause: Consignes conçues avant ces outils.
probabilite: 3
impact: 3
maitrise: À définir.
responsable: responsable_pedagogique
identifie_le: 2026-09-07
statut: ouvert
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Refondre les consignes d’évaluation
type: preventive
origines: [RSQ-2026-003]
mesure: Réécrire les consignes des cinq parcours et annoncer la règle d’usage en ouverture.
responsable: responsable_pedagogique
ouverte_le: 2026-10-15
echeance: 2027-01-29
statut: en_cours
```

## Source

Décret n° 2026-728 du 1er août 2026, indicateur 32 ; aucune échelle officielle n’existe, le seuil est une
lecture de Fil Rouge.

## Réglages

`seuils.criticite_elevee` : à partir de cette criticité (probabilité × impact, de 1 à 16), un risque ouvert demande
une action ou une mesure ; 9 si rien n’est dit.

`seuils.mots_minimum` : en dessous de ce nombre de mots, une mesure de maîtrise ne décrit rien ; 4 si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from
from filrouge.audit.risques import dit_quelque_chose
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Ref, Risque
from filrouge.records.types.risque import StatutRisque


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REV"):
        yield lacune
        return
    for risque in inputs.graph.of(Risque):
        high = risque.criticite >= inputs.seuils.criticite_elevee
        if risque.statut is not StatutRisque.OUVERT or not high or _is_measured(inputs, risque):
            continue
        if actions_from(inputs.graph, Ref(risque.id)):
            continue
        rating = f"{risque.probabilite} × {risque.impact}"
        yield Fault(
            Place(risque.id, ("maitrise",), "que fait-on ?"),
            f"le risque {risque.id}, coté {rating}, n’a ni action ni mesure décrite",
            (
                f"ouvrez une action dont « origines » cite {risque.id}",
                "ou décrivez dans « maitrise » ce qui est fait : quoi, quand, par quel rôle",
                "si la cotation est trop haute, corrigez-la et dites pourquoi dans « suivi »",
            ),
        )


def _is_measured(inputs: Inputs, risque: Risque) -> bool:
    words = len(risque.maitrise.split())
    return words >= inputs.seuils.mots_minimum and dit_quelque_chose(risque.maitrise)


RULE = Rule(
    "risque-eleve-sans-mesure",
    "F6",
    "Un risque élevé sans mesure",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
