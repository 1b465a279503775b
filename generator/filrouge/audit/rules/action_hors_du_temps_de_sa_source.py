"""Une action est datée d’avant sa source, ou de bien après.

## Pourquoi

Une action ouverte avant le retour qui l’aurait causée n’en vient pas : l’auditeur le voit
en comparant deux dates, et doute de tout le plan. Plus d’un an après, le lien n’est plus crédible.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2025-11-03
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-02-16
echeance: 2026-12-18
statut: en_cours
```

Une action peut commencer pendant la période du recueil : c’est le premier jour de la période qui compte.

## Source

Rapports d’audit : dates incohérentes entre le retour et l’action.

## Réglages

`seuils.delai_action_mois` : au-delà de ce délai après la source, un avertissement ; 12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_after
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        for index, origin in enumerate(action.origines):
            source = inputs.graph.records.get(origin.id)
            if source is not None and source.faits is not None:
                yield from _compared(inputs.seuils.delai_action_mois, action, index, *source.faits)


def _compared(months: int, action: Action, index: int, first: date, last: date) -> Iterator[Fault]:
    origin = action.origines[index]
    period = f"le {jour(first)}" if first == last else f"du {jour(first)} au {jour(last)}"
    related = (Place(action.id, ("origines", index), f"source : {period}"),)
    opened = Place(action.id, ("ouverte_le",), "ouverte ici")
    if action.ouverte_le < first:
        yield Fault(
            opened,
            f"l’action {action.id} est ouverte le {jour(action.ouverte_le)}, avant sa source {origin}",
            (
                "corrigez la date d’ouverture, ou l’origine : une action ne peut pas venir d’un retour plus tardif",
            ),
            related,
        )
    elif action.ouverte_le > months_after(last, months):
        yield Fault(
            opened,
            f"l’action {action.id} est ouverte plus de {months} mois après sa source {origin}",
            ("citez un retour plus récent, ou expliquez l’attente dans « suivi »",),
            related,
            Severity.AVERTISSEMENT,
        )


RULE = Rule(
    "action-hors-du-temps-de-sa-source",
    "A6",
    "Une action avant sa source, ou bien après",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
