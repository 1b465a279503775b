"""Une personne a abandonné, et personne ne lui a demandé pourquoi.

## Pourquoi

Le guide demande une réflexion sur les causes d’abandon. Un abandon sans contact, ou dont la cause n’est pas
connue faute d’avoir été demandée, ne peut servir à rien : l’auditeur conclut que les abandons ne sont pas suivis.

## Signalé

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: non_communiquee
```

```yaml title="content/abandons/ABD-2026-002.yaml"
formation: TAB
survenu_le: 2026-10-05
stade: milieu
cause: rythme
```

## Accepté

Une cause demandée, même sans réponse :

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: non_communiquee
contacte_le: 2026-09-17
contacte_par: responsable_pedagogique
analyse: Deux appels et un message, sans réponse.
```

Une rupture de contrat ou une décision de l’entreprise, quand l’analyse dit ce que l’on en sait :

```yaml title="content/abandons/ABD-2026-002.yaml"
formation: TAB
survenu_le: 2026-10-05
stade: milieu
cause: entreprise
analyse: L’employeur a rappelé son salarié pour remplacer un départ ; courriel du tuteur.
suite: {nature: sans_suite, motif: Décision de l’employeur.}
```

Un abandon recopié d’un ancien document (`repris_de`) ne reçoit qu’un avertissement.

## Source

Guide de lecture V9, indicateur 32 : « identification et réflexion sur les causes d’abandon ». Le délai est une
lecture de Fil Rouge.

## Réglages

`seuils.contact_abandon_jours` : nombre de jours laissés pour joindre la personne, 7 si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Abandon
from filrouge.records.types.abandon import CauseAbandon

_KNOWN_FROM_THE_COMPANY = {CauseAbandon.RUPTURE_CONTRAT, CauseAbandon.ENTREPRISE}


def _check(inputs: Inputs) -> Iterator[Fault]:
    limit = inputs.today - timedelta(days=inputs.seuils.contact_abandon_jours)
    for abandon in inputs.graph.of(Abandon):
        asked = abandon.contacte_le is not None and abandon.contacte_le <= inputs.today
        if not asked and abandon.survenu_le < limit and not _told_by_the_company(abandon):
            yield _fault(abandon)


def _told_by_the_company(abandon: Abandon) -> bool:
    return abandon.cause in _KNOWN_FROM_THE_COMPANY and abandon.analyse is not None


def _fault(abandon: Abandon) -> Fault:
    unknown = abandon.cause is CauseAbandon.NON_COMMUNIQUEE
    day = jour(abandon.survenu_le)
    return Fault(
        Place(abandon.id, ("cause",), "a-t-elle été demandée ?" if unknown else "d’où la tient-on ?"),
        f"l’abandon {abandon.id} du {day} est sans cause, et personne n’a été joint"
        if unknown
        else f"l’abandon {abandon.id} du {day} est resté sans contact",
        (
            "joignez la personne, puis écrivez « contacte_le », « contacte_par » et ce qu’elle dit dans « analyse »",
            "si elle ne répond pas, notez quand même la tentative dans « contacte_le » et « analyse »",
        ),
        severity=Severity.AVERTISSEMENT if abandon.repris_de else None,
    )


RULE = Rule(
    "abandon-sans-cause",
    "F1",
    "Un abandon sans cause ni contact",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
