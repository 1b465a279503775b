"""Un signalement est clos sans réponse, ou sans analyse.

## Pourquoi

Clore, c’est pouvoir montrer ce qui a été répondu et pourquoi c’est arrivé. Réparer (`traitement`) n’est pas
analyser : la même réclamation peut revenir. Une difficulté ou un aléa n’appelle pas toujours de réponse, mais
demande une analyse ; son absence n’est alors qu’un avertissement.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
traitement: Attestation envoyée le jour même.
clos_le: 2026-09-15
```

## Accepté

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
analyse: L’attestation attendait le retour de la feuille d’émargement papier.
traitement: Attestation envoyée le jour même.
reponse: Attestation jointe, avec nos excuses.
repondu_le: 2026-09-15
clos_le: 2026-09-22
```

## Source

Guide de lecture V9, indicateur 31 : réponses apportées, analyse et traitement des réclamations, traitement des
difficultés et des aléas.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Signalement
from filrouge.records.types.signalement import Nature

_QUOI = {
    Nature.RECLAMATION: "la réclamation {} est close",
    Nature.DIFFICULTE: "la difficulté {} est close",
    Nature.ALEA: "l’aléa {} est clos",
}
_REPONSE = "écrivez « reponse » et « repondu_le » : ce qui a été répondu, et quand"
_ANALYSE = (
    "écrivez dans « analyse » ce qui s’est passé et pourquoi ; « traitement » dit seulement la réparation"
)


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in inputs.graph.of(Signalement):
        if one.clos_le is None or one.clos_le > inputs.today:
            continue
        complaint = one.nature is Nature.RECLAMATION
        unanswered = complaint and one.reponse is None and one.repondu_le is None
        missing = ["sans réponse"] * unanswered + ["sans analyse"] * (one.analyse is None)
        if missing:
            yield Fault(
                Place(one.id, ("clos_le",), " et ".join(missing)),
                f"{_QUOI[one.nature].format(one.id)} {' et '.join(missing)}",
                (_REPONSE,) * unanswered
                + (_ANALYSE,) * (one.analyse is None)
                + ("si ce n’est pas fini, retirez « clos_le »",),
                severity=Severity.ERREUR if complaint else Severity.AVERTISSEMENT,
            )


RULE = Rule(
    "close-sans-reponse",
    "E4",
    "Un signalement clos sans réponse ni analyse",
    Severity.ERREUR,
    (31,),
    Gradation.MAJEURE,
    _check,
)
