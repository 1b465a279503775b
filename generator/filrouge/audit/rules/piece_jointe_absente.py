"""Une pièce jointe est citée, et le fichier n’est pas là.

## Pourquoi

Une preuve qui ne s’ouvre pas est une preuve absente. L’auditeur clique, ne voit rien, et la ligne n’est plus
démontrée. C’est souvent un fichier resté sur un poste, ou renommé depuis.

La lecture des fiches le dit elle-même, sous le code `piece-absente` : le fichier doit se trouver dans
`content/preuves/`, au nom exact écrit dans la fiche.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-EQUIPE.yaml"
titre: Formateurs, réunion de juin 2026
partie_prenante: equipe_pedagogique
modalite: reunion
categories: [formation]
periode: {du: 2026-06-16, au: 2026-06-16}
etablie_le: 2026-06-18
reponses: 5
libre_expression: true
partages:
  - {le: 2026-06-18, avec: Équipe pédagogique}
preuves: [preuves/compte-rendu-equipe.pdf]
```

## Accepté

```yaml title="content/appreciations/APP-2026-T2-EQUIPE.yaml"
titre: Formateurs, réunion de juin 2026
partie_prenante: equipe_pedagogique
modalite: reunion
categories: [formation]
periode: {du: 2026-06-16, au: 2026-06-16}
etablie_le: 2026-06-18
reponses: 5
libre_expression: true
partages:
  - {le: 2026-06-18, avec: Équipe pédagogique}
preuves: [preuves/journal.txt]
```

## Source

Usage de la profession : à distance, les documents sont ouverts en lecture le jour de l’audit.

## Réglages

Aucun.
"""

from collections.abc import Iterable

from filrouge.audit.rule import Fault, Gradation, Inputs, Rule
from filrouge.diagnostics import Severity


def _check(_: Inputs) -> Iterable[Fault]:
    """The reading has said it already, at the place where the file is cited."""
    return ()


RULE = Rule(
    "piece-jointe-absente",
    "G2",
    "Une pièce jointe absente",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
    lecture=("piece-absente",),
)
