"""Une réclamation n’a reçu ni accusé de réception ni réponse dans le délai.

## Pourquoi

L’accusé de réception est la première preuve que la réclamation a été prise en compte : l’auditeur compare sa date
à celle de la réception et au délai de la procédure. Une réponse, même rapide, en tient lieu si elle est datée. Tant
que le délai court, rien n’est signalé. Pour l’indicateur 31, une non-conformité ne peut être que majeure.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-11-02
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
```

## Accepté

Un accusé, une réponse dans le délai, ou un délai qui court encore :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-11-02
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-11-03
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Duplicata de convention demandé
nature: reclamation
recu_le: 2026-11-03
canal: courriel
qualite: entreprise
description: L’entreprise réclame la convention signée qu’elle n’a pas reçue.
gravite: mineure
reponse: Convention envoyée, avec nos excuses.
repondu_le: 2026-11-04
```

```yaml title="content/signalements/REC-2026-004.yaml"
titre: Salle trop petite
nature: reclamation
recu_le: 2026-11-13
canal: courriel
qualite: beneficiaire
description: La salle ne permettait pas d’installer dix postes.
gravite: moderee
```

## Source

Guide de lecture V9, indicateur 31 : accusé de réception et réponse aux réclamants. Aucun délai n’est officiel :
c’est celui de l’organisme, `delais` dans `content/organisme.yaml`.

## Réglages

`seuils.accuse_jours` : le délai, en jours calendaires, quand l’organisme n’en donne pas ; 5 si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import jours, reaction
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Signalement
from filrouge.records.types.signalement import Nature


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    house = inputs.organisme.delais.accuse_jours if inputs.organisme else None
    delay = inputs.seuils.accuse_jours if house is None else house
    for signalement in inputs.graph.of(Signalement):
        if signalement.nature is not Nature.RECLAMATION or reaction(signalement, inputs.today):
            continue
        waited = (inputs.today - signalement.recu_le).days
        if waited > delay:
            yield Fault(
                Place(signalement.id, ("recu_le",), f"il y a {jours(waited)}"),
                f"la réclamation {signalement.id}, reçue le {jour(signalement.recu_le)}, n’a pas d’accusé de "
                f"réception dans le délai de {jours(delay)}",
                (
                    "si l’accusé est parti, écrivez sa date dans « accuse_le »",
                    "si la réponse en a tenu lieu, écrivez sa date dans « repondu_le »",
                    "sinon, écrivez aujourd’hui à la personne, et notez la date",
                ),
            )


RULE = Rule(
    "reclamation-sans-accuse",
    "E1",
    "Une réclamation sans accusé de réception",
    Severity.ERREUR,
    (31,),
    Gradation.MAJEURE,
    _check,
)
