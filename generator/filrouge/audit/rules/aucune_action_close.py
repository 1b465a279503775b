"""Aucune action n’est arrivée à son terme depuis un an.

## Pourquoi

Un plan où tout reste ouvert montre des intentions, pas des améliorations mises en œuvre. L’auditeur demande
une action allée jusqu’à son effet ; s’il n’y en a pas, l’indicateur n’est pas démontré. Un plan commencé depuis
moins longtemps n’est pas concerné, ni un plan où plus rien n’est ouvert.

## Signalé

```yaml title="content/actions/ACT-2025-001.yaml"
titre: Compléter le livret d’accueil
type: amelioration
autre_origine: {nature: audit, texte: Point relevé à l’audit initial., le: 2025-03-11}
responsable: direction
ouverte_le: 2025-04-14
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-010.yaml"
titre: Doubler la connexion de la salle 2
type: corrective
origines: [ALE-2026-001]
responsable: direction
decidee_en: REV-2026-T1#reseau
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/actions/ACT-2025-001.yaml"
titre: Compléter le livret d’accueil
type: amelioration
autre_origine: {nature: audit, texte: Point relevé à l’audit initial., le: 2025-03-11}
responsable: direction
ouverte_le: 2025-04-14
echeance: 2026-12-18
statut: realisee
realisee_le: 2025-12-10
suivi:
  - {le: 2025-12-10, note: Livret remis à chaque stagiaire depuis la session de décembre.}
```

```yaml title="content/actions/ACT-2026-010.yaml"
titre: Doubler la connexion de la salle 2
type: corrective
origines: [ALE-2026-001]
responsable: direction
decidee_en: REV-2026-T1#reseau
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 : mise en œuvre d’actions spécifiques. La durée est un repère de Fil Rouge.

## Réglages

`seuils.cloture_mois` : sans réalisation ni vérification depuis plus longtemps, une erreur ; 12 mois si rien
n’est dit.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import others
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action
from filrouge.records.types.action import Statut

_UNFINISHED = {Statut.A_FAIRE, Statut.EN_COURS, Statut.REALISEE}


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "organisme"):
        yield lacune
        return
    actions = [action for action in inputs.graph.of(Action) if action.ouverte_le <= inputs.today]
    since = months_before(inputs.today, inputs.seuils.cloture_mois)
    if min((action.ouverte_le for action in actions), default=since) >= since:
        return
    if any(since <= day <= inputs.today for action in actions for day in _closings(action)):
        return
    waiting = [action for action in actions if action.statut in _UNFINISHED]
    if not waiting:
        return
    place = Place("organisme", ("categories",))
    yield Fault(
        place,
        f"aucune action n’a été réalisée ni vérifiée depuis le {jour(since)}",
        (
            "si l’une est faite, écrivez « realisee_le » et sa preuve, puis « efficacite » quand l’effet est vérifié",
            "sinon, menez à terme au moins une action avant l’audit, et relisez l’échéance des autres",
        ),
        others([place, *(Place(action.id, ("statut",), "pas close") for action in waiting)]),
    )


def _closings(action: Action) -> Iterator[date]:
    if action.realisee_le is not None:
        yield action.realisee_le
    if action.efficacite is not None:
        yield action.efficacite.verifiee_le


RULE = Rule(
    "aucune-action-close",
    "C12",
    "Aucune action close depuis un an",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
    mise_en_oeuvre=True,
)
