"""L’effet d’une action est vérifié avant qu’elle ait pu en avoir un.

## Pourquoi

Un effet se constate après la mesure : aux sessions suivantes, au questionnaire suivant. Une vérification datée
du jour de la réalisation, ou d’avant, montre que l’on a vérifié que l’action était faite, pas qu’elle
marchait. L’auditeur compare les deux dates. Dans la semaine qui suit, il demande le chiffre qui l’a montré.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite: {verdict: efficace, verifiee_le: 2026-06-12, par: referent_qualite}
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

Vérifiée le lendemain, sans chiffre :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Rééditer les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite: {verdict: efficace, verifiee_le: 2026-06-13, par: referent_qualite}
suivi:
  - {le: 2026-06-12, note: Supports imprimés en qualité normale.}
```

## Accepté

Une vérification aux sessions suivantes. Le verdict `non_mesurable` n’a pas à attendre. Une vérification dans les sept
jours convient si un chiffre la montre (`apres`, ou la `serie` d’une question).

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite: {verdict: efficace, verifiee_le: 2026-10-05, par: referent_qualite}
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue. La
comparaison des deux dates et les sept jours sont une lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import days, jour
from filrouge.records import Action
from filrouge.records.types.action import Verdict

_SOON = timedelta(days=7)
"""Until so long after the measure, an effect is only believed with a figure."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        check, done = action.efficacite, action.realisee_le
        if check is None or done is None or check.verdict is Verdict.NON_MESURABLE:
            continue
        if check.verifiee_le <= done:
            when = "le jour même de" if check.verifiee_le == done else "avant"
            yield _fault(action, check.verifiee_le, done, f"{when} sa réalisation")
        elif check.verifiee_le - done <= _SOON and not _measured(action):
            late = days((check.verifiee_le - done).days)
            yield _fault(action, check.verifiee_le, done, f"{late} après sa réalisation, sans chiffre")


def _measured(action: Action) -> bool:
    reussite = action.reussite
    return reussite is not None and (reussite.apres is not None or reussite.serie is not None)


def _fault(action: Action, checked: date, done: date, when: str) -> Fault:
    return Fault(
        Place(action.id, ("efficacite", "verifiee_le"), "trop tôt pour voir un effet"),
        f"l’effet de l’action {action.id} est vérifié {when}",
        (
            "mesurez l’effet aux sessions suivantes, puis corrigez « efficacite » et sa date",
            "en attendant, retirez « efficacite » et mettez le statut « realisee »",
            *(
                ("si un chiffre le montre déjà, écrivez-le dans « reussite » : « apres »",)
                if checked > done
                else ()
            ),
        ),
        (Place(action.id, ("realisee_le",), f"réalisée le {jour(done)}"),),
    )


RULE = Rule(
    "effet-verifie-trop-tot",
    "C5",
    "Un effet vérifié trop tôt",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
