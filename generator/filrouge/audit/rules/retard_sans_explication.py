"""Une action a dépassé son échéance, et personne n’a rien écrit depuis.

## Pourquoi

Un retard n’est pas une faute ; un retard que personne n’a remarqué en est une. L’auditeur y voit un
plan que l’on ne suit pas. Une note datée, ou un report motivé, montre que le plan est tenu.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: en_cours
```

## Accepté

Un report motivé :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
reports:
  - le: 2026-07-02
    ancienne: 2026-06-30
    motif: Formateur absent en juin ; le déroulé sera repris à la rentrée.
statut: en_cours
```

Ou une note écrite après l’échéance :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Rééditer les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-10-30
statut: en_cours
suivi:
  - {le: 2026-11-09, note: "Imprimeur en retard, livraison annoncée le 27 novembre."}
```

## Source

Rapports d’audit : échéances dépassées sans commentaire.

## Réglages

`seuils.retard_tolere_jours` : nombre de jours laissés après l’échéance ; 0 si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action


def _check(inputs: Inputs) -> Iterator[Fault]:
    limit = inputs.today - timedelta(days=inputs.seuils.retard_tolere_jours)
    for action in inputs.graph.of(Action):
        due = action.echeance
        if due is None or not action.en_retard(limit) or any(note.le > due for note in action.suivi):
            continue
        late = (inputs.today - due).days
        yield Fault(
            Place(action.id, ("echeance",), f"dépassée de {late} jour{'s' if late > 1 else ''}"),
            f"l’action {action.id} devait être faite le {jour(due)}, sans explication depuis",
            (
                "si elle est faite : statut « realisee », avec « realisee_le » et une preuve",
                "si elle est reportée : changez « echeance » et ajoutez un « reports » avec le motif",
                "sinon, écrivez dans « suivi » une note datée qui dit où elle en est",
            ),
        )


RULE = Rule(
    "retard-sans-explication",
    "C1",
    "Un retard sans explication",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
