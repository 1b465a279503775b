"""Aucune action récente ne vient des appréciations.

## Pourquoi

La grille des certificateurs demande, à elle seule, que des mesures soient mises en œuvre à partir de
l’analyse des **appréciations**. Si aucune action de la période n’en vient, cette ligne n’est pas
démontrée : c’est une non-conformité majeure. Une évaluation des acquis n’est pas une appréciation.

Un nouvel entrant n’est pas concerné : à l’audit initial, seule la formalisation est vérifiée. Un plan qui
n’a pas commencé ne reçoit qu’un avertissement, tant qu’aucun audit n’est passé et que le prochain est l’audit
initial.

## Signalé

La seule action ouverte dans l’année vient d’un signalement :

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Doubler la connexion de la salle 2
type: corrective
origines: [ALE-2026-001]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/signalements/ALE-2026-001.yaml"
titre: Coupure de la connexion en salle 2
nature: alea
recu_le: 2026-04-20
canal: interne
qualite: equipe_pedagogique
description: Quarante minutes de coupure pendant la séquence vidéo.
gravite: moderee
```

## Accepté

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 ; grille de certificateur, ligne 2.

## Réglages

`seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before, sources
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action, Appreciation, Record
from filrouge.records.types.appreciation import Objet

_FIRST = "la première année, mettez « nouvel_entrant: true » dans content/organisme.yaml"


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    graph = inputs.graph
    if lacune := inputs.lacune("ACT", "APP", "REV", "organisme"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    recent = [action for action in graph.of(Action) if since <= action.ouverte_le <= inputs.today]
    for action in recent:
        if any(_is_opinion(graph.records.get(ref.id)) for ref in sources(graph, action)):
            return
    yield Fault(
        Place("organisme", ("categories",)),
        f"depuis le {jour(since)}, aucune action ne vient des appréciations",
        (
            "relisez les constats des dernières appréciations et ouvrez les actions qu’ils demandent",
            "si une action en vient déjà, dites-le dans ses « origines » (APP-…#code)",
            *(() if inputs.deja_auditee else (_FIRST,)),
        ),
    )


def _is_opinion(record: Record | None) -> bool:
    return isinstance(record, Appreciation) and record.objet is not Objet.ACQUIS


RULE = Rule(
    "aucune-action-des-appreciations",
    "A3",
    "Aucune action issue des appréciations",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
    mise_en_oeuvre=True,
)
