"""Une synthèse importée d’une enquête garde des verbatims que personne n’a encore reformulés.

## Pourquoi

L’import compte les réponses libres et propose leurs thèmes ; il ne les lit pas à votre place. Tant qu’une phrase
« À reformuler » reste dans la fiche, l’auditeur voit que ce qui a été dit n’a pas été analysé.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, deuxième trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 12
verbatims:
  - texte: "À reformuler : 3 réponses semblent parler de ce thème, à la question « Que faut-il améliorer ? »."
    theme: rythme
    nombre: 3
```

## Accepté

Ce qui a été dit, en d’autres mots :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, deuxième trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 12
verbatims:
  - texte: L’après-midi du deuxième jour va trop vite.
    theme: rythme
    nombre: 3
```

## Source

Lecture de Fil Rouge : l’indicateur 30 demande de recueillir les appréciations, l’indicateur 32 de les analyser.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import A_REFORMULER


def _check(inputs: Inputs) -> Iterator[Fault]:
    for appreciation in inputs.graph.of(Appreciation):
        for rank, verbatim in enumerate(appreciation.verbatims):
            if verbatim.texte.startswith(A_REFORMULER):
                yield Fault(
                    Place(appreciation.id, ("verbatims", rank, "texte"), "à lire dans l’outil d’enquête"),
                    f"{appreciation.id} a un verbatim qui n’est pas encore reformulé",
                    (
                        "lisez les réponses dans l’outil d’enquête, et écrivez ici ce qu’elles disent, sans citer personne",
                    ),
                )


RULE = Rule(
    "verbatim-a-reformuler",
    "G7",
    "Verbatim à reformuler",
    Severity.AVERTISSEMENT,
    (30, 32),
    Gradation.OBSERVATION,
    _check,
)
