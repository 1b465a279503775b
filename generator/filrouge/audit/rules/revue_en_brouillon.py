"""Le compte rendu d’une revue passée est resté à l’état de brouillon.

## Pourquoi

Un brouillon n’engage personne : ses décisions ne sont pas prises, et l’auditeur ne peut pas s’y fier. Une revue
tenue mais jamais validée ne montre pas que la démarche est pilotée, et l’indicateur 32 n’admet pas de non-conformité
mineure.

## Signalé

```markdown title="content/revues/REV-2026-T2.md"
---
titre: Revue qualité du 2e trimestre 2026
date: 2026-07-16
instance: revue_qualite
statut: brouillon
participants: [referent_qualite, direction]
---

Compte rendu à relire.
```

## Accepté

```markdown title="content/revues/REV-2026-T2.md"
---
titre: Revue qualité du 2e trimestre 2026
date: 2026-07-16
instance: revue_qualite
statut: validee
participants: [referent_qualite, direction]
approuvee_par: direction
approuvee_le: 2026-07-23
---

Compte rendu relu par la direction.
```

Un brouillon de quelques jours, ou l’ordre du jour d’une revue à venir, conviennent aussi.

## Source

Usage de la profession : un compte rendu est daté et approuvé. Le délai est une lecture de Fil Rouge.

## Réglages

`seuils.brouillon_jours` : le temps laissé pour valider un compte rendu ; 30 jours si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Revue
from filrouge.records.types.revue import StatutRevue


def _check(inputs: Inputs) -> Iterator[Fault]:
    for revue in inputs.graph.of(Revue):
        age = (inputs.today - revue.date).days
        if revue.statut is not StatutRevue.BROUILLON or age <= inputs.seuils.brouillon_jours:
            continue
        yield Fault(
            Place(revue.id, ("statut",), f"depuis {age} jour{'s' if age > 1 else ''}"),
            f"le compte rendu {revue.id}, du {jour(revue.date)}, est toujours en brouillon",
            (
                "relisez-le, puis mettez « statut: validee », « approuvee_par » et « approuvee_le »",
                "si la revue n’a pas eu lieu, corrigez sa date, ou supprimez le fichier en disant pourquoi",
            ),
        )


RULE = Rule(
    "revue-en-brouillon",
    "C9",
    "Une revue restée en brouillon",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
