"""Une personne a abandonné, et personne ne lui a demandé pourquoi.

## Pourquoi

Le guide demande une réflexion sur les causes d’abandon. Un abandon sans contact, ou dont la cause n’est pas
connue faute d’avoir été demandée, ne peut servir à rien : l’auditeur conclut que les abandons ne sont pas suivis.
Des mois plus tard, la personne ne dit plus grand-chose : un contact pris plus de trente jours après le délai est un
avertissement, tant que l’abandon est récent.

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

Un contact tardif :

```yaml title="content/abandons/ABD-2026-003.yaml"
formation: TAB
survenu_le: 2026-03-17
stade: milieu
cause: contenu
contacte_le: 2026-08-24
contacte_par: responsable_pedagogique
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

Guide de lecture V9, indicateur 32 : « identification et réflexion sur les causes d’abandon ». Le délai et les trente
jours sont une lecture de Fil Rouge.

## Réglages

`seuils.contact_abandon_jours` : nombre de jours laissés pour joindre la personne, 7 si rien n’est dit.
`seuils.periode_mois` : un contact tardif n’est rappelé que pour un abandon de cette période, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import timedelta

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import jours
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Abandon
from filrouge.records.types.abandon import CauseAbandon

_KNOWN_FROM_THE_COMPANY = {CauseAbandon.RUPTURE_CONTRAT, CauseAbandon.ENTREPRISE}
_TARD_JOURS = 30
"""Days beyond the delay from which a contact is late."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    limit = inputs.today - timedelta(days=inputs.seuils.contact_abandon_jours)
    for abandon in inputs.graph.of(Abandon):
        if _told_by_the_company(abandon):
            continue
        if abandon.contacte_le is not None and abandon.contacte_le <= inputs.today:
            taken = (abandon.contacte_le - abandon.survenu_le).days
            recent = abandon.survenu_le >= months_before(inputs.today, inputs.seuils.periode_mois)
            if recent and taken > inputs.seuils.contact_abandon_jours + _TARD_JOURS:
                yield _late(abandon, taken, inputs.seuils.contact_abandon_jours)
        elif abandon.survenu_le < limit:
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


def _late(abandon: Abandon, taken: int, delay: int) -> Fault:
    return Fault(
        Place(abandon.id, ("contacte_le",), f"{jours(taken)} après l’abandon"),
        f"l’abandon {abandon.id} n’a eu de contact qu’après {jours(taken)}, pour un délai de {jours(delay)}",
        (
            "vérifiez les deux dates ; si un premier essai a eu lieu plus tôt, écrivez sa date dans « contacte_le »",
            "sinon, dites dans « analyse » ce qui a retardé le contact, et confiez l’appel à un rôle",
        ),
        (Place(abandon.id, ("survenu_le",), "l’abandon"),),
        Severity.AVERTISSEMENT,
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
