"""Les réclamations de la période n’ont mené à rien.

## Pourquoi

La grille des certificateurs demande, à elle seule, que des mesures soient mises en œuvre à partir de
l’analyse des **réclamations**. Toutes ne demandent pas une action ; mais si aucune n’en a
provoqué, et qu’aucune n’est classée sans suite avec une raison, rien ne montre qu’elles ont été analysées. « RAS »
ou « sans objet » ne sont pas des raisons.

## Signalé

```yaml title="content/signalements/REC-2026-001.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-06-09
reponse: Attestation envoyée, excuses présentées.
repondu_le: 2026-06-15
```

## Accepté

Une raison écrite, quand aucune action n’est nécessaire :

```yaml title="content/signalements/REC-2026-001.yaml"
titre: Date de remboursement de l’acompte
nature: reclamation
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Demande de la date de remboursement de l’acompte.
gravite: mineure
accuse_le: 2026-06-09
reponse: Acompte remboursé en cinq jours, confirmation envoyée.
repondu_le: 2026-06-13
suite:
  nature: sans_suite
  motif: Demande conforme aux conditions de vente ; remboursement fait en cinq jours.
```

Ou une action qui en vient :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation reçue trop tard
nature: reclamation
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-06-09
reponse: Attestation envoyée, excuses présentées.
repondu_le: 2026-06-15
suite: {nature: action}
```

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Éditer les attestations le dernier jour
type: corrective
origines: [REC-2026-002]
responsable: referent_qualite
ouverte_le: 2026-06-15
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateurs 31 et 32 ; grille de certificateur, ligne 3.

## Réglages

`seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from, months_before, motivee
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Ref, Signalement
from filrouge.records.types.signalement import Nature


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REC", "REV"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    received = [
        signalement
        for signalement in inputs.graph.of(Signalement)
        if signalement.nature is Nature.RECLAMATION and since <= signalement.recu_le <= inputs.today
    ]
    if not received or any(_followed(inputs, signalement) for signalement in received):
        return
    last = max(received, key=lambda signalement: (signalement.recu_le, signalement.id))
    yield Fault(
        Place(last.id, (), "la plus récente"),
        f"{_count(len(received))} depuis le {jour(since)}, et ni action ni « sans suite » motivé",
        (
            f"ouvrez une action dont « origines » cite la réclamation, par exemple {last.id}",
            "ou écrivez dans la fiche « suite » : nature sans_suite, et le motif",
        ),
        tuple(Place(other.id) for other in received if other is not last)[:3],
    )


def _count(number: int) -> str:
    return "une réclamation" if number == 1 else f"{number} réclamations"


def _followed(inputs: Inputs, signalement: Signalement) -> bool:
    return motivee(signalement.suite) or bool(actions_from(inputs.graph, Ref(signalement.id)))


RULE = Rule(
    "reclamations-sans-suite",
    "A4",
    "Des réclamations sans suite",
    Severity.ERREUR,
    (31, 32),
    Gradation.MAJEURE,
    _check,
)
