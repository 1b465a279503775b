"""Plus rien ne bouge dans le plan depuis des mois.

## Pourquoi

L’amélioration est dite *continue*. Quand aucune fiche ne dit rien de neuf depuis des mois – ni action, ni
retour, ni revue, ni risque –, l’auditeur conclut que la démarche s’est arrêtée après l’audit précédent.

## Signalé

Le dernier signe de vie date du 22 octobre 2026, et l’on est au 1er mars 2027 :

```yaml title="site_config/reglages.yaml"
date_analyse: 2027-03-01
```

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2027-06-30
statut: en_cours
```

## Accepté

Une simple note datée suffit à montrer que le plan est tenu :

```yaml title="site_config/reglages.yaml"
date_analyse: 2027-03-01
```

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2027-06-30
statut: en_cours
suivi:
  - {le: 2027-01-14, note: Déroulé essayé sur une deuxième session ; à mesurer en mai.}
```

Une fiche changée dans git depuis compte aussi ; son entrée ne compte pas si elle reprend un document plus
ancien (`repris_le`).

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue. Les
durées sont des repères de Fil Rouge.

## Réglages

`seuils.plan_fige_alerte_mois` : sans rien de neuf depuis plus longtemps, un avertissement ; 4 mois si rien
n’est dit. `seuils.plan_fige_mois` : au-delà, une erreur ; 6 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import declared, is_resumed, signs
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.history import Historique, Version


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "REV", "RSQ", "ABD", "BIL", "organisme"):
        yield lacune
        return
    alert = months_before(inputs.today, inputs.seuils.plan_fige_alerte_mois)
    told = max(_told(inputs), default=None)
    if inputs.vide or told is None or told >= alert:
        return
    last = max(told, _committed(inputs) or told)
    if last >= alert:
        return
    frozen = last < months_before(inputs.today, inputs.seuils.plan_fige_mois)
    yield Fault(
        Place("organisme", ("categories",)),
        f"rien n’a bougé dans le plan depuis le {jour(last)}",
        (
            "faites le point de chaque action ouverte : une note datée dans « suivi », un report, une réalisation",
            "entrez les retours reçus depuis, et tenez une revue",
        ),
        severity=None if frozen else Severity.AVERTISSEMENT,
    )


def _told(inputs: Inputs) -> Iterator[date]:
    for record in inputs.graph.records.values():
        yield from (day for day in signs(record) if day <= inputs.today)


def _committed(inputs: Inputs) -> date | None:
    """Return the day of the last commit that changed what a record says; None when there is none.

    That a record was resumed from elsewhere is no sign of life; nor is a file merely put in order.
    """
    if not isinstance(inputs.historique, Historique):
        return None
    found: list[Version] = []
    for record in inputs.graph.records.values():
        versions = inputs.historique.de(record.id)
        if versions and declared(record):
            resumed = is_resumed(inputs.organisme, record, versions[0].arrivee.date())
            found += versions[1:] if resumed else versions
    latest = sorted(found, key=lambda version: version.arrivee, reverse=True)
    return next((version.arrivee.date() for version in latest if not version.sans_effet), None)


RULE = Rule(
    "plan-fige",
    "C6",
    "Un plan figé",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
    mise_en_oeuvre=True,
)
