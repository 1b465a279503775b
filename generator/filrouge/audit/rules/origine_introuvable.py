"""L’origine d’une action n’existe pas.

## Pourquoi

Une origine qui ne mène nulle part se voit au premier clic de l’auditeur : le fil est coupé, et
l’action perd sa preuve. C’est souvent une faute de frappe, ou une fiche qui n’a jamais été écrite.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Doubler la connexion de la salle 2
type: corrective
origines: [ALE-2026-009]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Raccourcir la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythmes]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Raccourcir la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 : tableau de suivi des mesures mises en œuvre à partir des retours.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity


def _check(inputs: Inputs) -> Iterator[Fault]:
    for lost in inputs.graph.unresolved:
        if lost.relation == "origines":
            yield Fault(Place(lost.source, lost.pointer, "le fil s’arrête ici"), lost.message, lost.helps)


RULE = Rule(
    "origine-introuvable", "A2", "Une origine introuvable", Severity.ERREUR, (32,), Gradation.MAJEURE, _check
)
