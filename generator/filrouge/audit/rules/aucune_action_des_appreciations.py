"""Aucune action récente ne vient des appréciations.

## Pourquoi

La grille des certificateurs demande, à elle seule, que des mesures soient mises en œuvre à partir de
l’analyse des **appréciations**. Si aucune action de la période n’en vient, cette ligne n’est pas
démontrée : c’est une non-conformité majeure. Un nouvel entrant n’est pas concerné : à l’audit initial,
seule la formalisation est vérifiée. Un dépôt neuf, sans aucune appréciation, ne reçoit qu’un avertissement.

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

```yaml title="content/appreciations/APP-2026-T1-CHAUD.yaml"
titre: Stagiaires à chaud, 1er trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-01-01, au: 2026-03-31}
etablie_le: 2026-04-07
reponses: 20
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
from filrouge.audit.rule import Fault, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action, Appreciation


def _check(inputs: Inputs) -> Iterator[Fault]:
    organisme, graph = inputs.organisme, inputs.graph
    if organisme is None or organisme.nouvel_entrant or not inputs.complete("ACT", "APP", "REV"):
        return
    if not graph.of(Appreciation):
        yield _nothing_yet()
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    recent = [action for action in graph.of(Action) if since <= action.ouverte_le <= inputs.today]
    for action in recent:
        if any(isinstance(graph.records.get(ref.id), Appreciation) for ref in sources(graph, action)):
            return
    yield Fault(
        Place("organisme", ("categories",)),
        f"depuis le {jour(since)}, aucune action ne vient des appréciations",
        (
            "relisez les constats des dernières appréciations et ouvrez les actions qu’ils demandent",
            "si une action en vient déjà, dites-le dans ses « origines » (APP-…#code)",
            "la première année, mettez « nouvel_entrant: true » dans content/organisme.yaml",
        ),
    )


def _nothing_yet() -> Fault:
    return Fault(
        Place("organisme", ("categories",)),
        "aucune appréciation n’est encore enregistrée, donc aucune action n’en vient",
        (
            "écrivez la synthèse de votre dernier recueil : « filrouge ajouter appreciation »",
            "la première année, mettez « nouvel_entrant: true » dans content/organisme.yaml",
        ),
        severity=Severity.AVERTISSEMENT,
    )


RULE = Rule(
    "aucune-action-des-appreciations",
    "A3",
    "Aucune action issue des appréciations",
    Severity.ERREUR,
    (32,),
    _check,
)
