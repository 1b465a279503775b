"""Une réclamation orale n’a pas été mise par écrit.

## Pourquoi

Par définition, une réclamation est « recueillie par écrit » (guide de lecture V9, glossaire). Dite au téléphone
ou en réunion, elle n’en devient une que le jour où elle est écrite, par la personne ou par vous avec son accord.
Sans cette trace, il s’agit plutôt d’une difficulté.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Heures absentes du certificat de réalisation
nature: reclamation
recu_le: 2026-10-20
canal: telephone
qualite: entreprise
description: L’entreprise demande la rectification du certificat.
gravite: moderee
accuse_le: 2026-10-21
```

## Accepté

Réécrite le lendemain :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Heures absentes du certificat de réalisation
nature: reclamation
recu_le: 2026-10-20
canal: telephone
trace_ecrite_le: 2026-10-21
qualite: entreprise
description: L’entreprise demande la rectification du certificat.
gravite: moderee
accuse_le: 2026-10-21
```

Ou tenue pour une difficulté :

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Heures absentes du certificat de réalisation
nature: difficulte
recu_le: 2026-10-20
canal: telephone
qualite: entreprise
description: L’entreprise signale un écart d’heures sur le certificat.
gravite: moderee
```

## Source

Guide de lecture V9, glossaire : définition de la réclamation.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Signalement
from filrouge.records.types.signalement import Canal, Nature

_ORAL = {Canal.TELEPHONE: "au téléphone", Canal.ORAL: "de vive voix", Canal.REUNION: "en réunion"}


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in inputs.graph.of(Signalement):
        if one.nature is not Nature.RECLAMATION or one.canal not in _ORAL or one.trace_ecrite_le:
            continue
        yield Fault(
            Place(one.id, ("canal",), "mise par écrit quel jour ?"),
            f"la réclamation {one.id}, reçue {_ORAL[one.canal]}, n’a pas de trace écrite datée",
            (
                "si elle a été mise par écrit, dites quel jour dans « trace_ecrite_le »",
                "sinon, confirmez-la par courriel à la personne, et écrivez cette date",
                "ou tenez-la pour une difficulté : « nature: difficulte », fichier renommé en DIF-…",
            ),
        )


RULE = Rule(
    "reclamation-sans-trace-ecrite",
    "E7",
    "Une réclamation sans trace écrite",
    Severity.AVERTISSEMENT,
    (31,),
    Gradation.OBSERVATION,
    _check,
)
