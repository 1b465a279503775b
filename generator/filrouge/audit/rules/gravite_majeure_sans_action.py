"""Un signalement de gravité majeure n’a mené à aucune action.

## Pourquoi

Prestation compromise ou droit non respecté : réparer pour la personne ne suffit pas, il faut que cela ne se
reproduise pas. Un auditeur qui suit un signalement choisit celui-là. Trente jours sont laissés pour l’analyser
et décider.

## Signalé

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Adaptation demandée et non mise en place
nature: difficulte
recu_le: 2026-09-14
canal: interne
qualite: equipe_pedagogique
description: Les sous-titres prévus à l’inscription n’ont pas été activés.
gravite: majeure
analyse: La demande n’a pas été transmise au formateur.
traitement: Sous-titres activés dès la séance suivante.
```

## Accepté

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Adaptation demandée et non mise en place
nature: difficulte
recu_le: 2026-09-14
canal: interne
qualite: equipe_pedagogique
description: Les sous-titres prévus à l’inscription n’ont pas été activés.
gravite: majeure
analyse: La demande n’a pas été transmise au formateur.
traitement: Sous-titres activés dès la séance suivante.
suite: {nature: action, le: 2026-09-21, par: referent_qualite}
```

```yaml title="content/actions/ACT-2026-020.yaml"
titre: Remettre au formateur une fiche de liaison des adaptations
type: corrective
priorite: haute
origines: [DIF-2026-001]
constat: Les sous-titres prévus n’ont pas été activés.
causes: {methode: 5_pourquoi, texte: "Aucune fiche ne relie l’inscription à l’animation."}
mesure: Remplir une fiche de liaison à l’inscription et la remettre au formateur sept jours avant la session.
responsable: referent_qualite
ouverte_le: 2026-09-21
echeance: 2026-12-18
statut: en_cours
reussite: {indicateur: "Adaptations en place le premier jour, en %", cible: 100}
```

## Source

Guide de lecture V9, indicateurs 31 et 32 : analyse et traitement, mesures d’amélioration. L’exigence d’une action
pour toute gravité majeure et le délai de trente jours sont une lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from
from filrouge.audit.recueil import jours
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Ref, Signalement
from filrouge.records.types.signalement import Gravite

_ANALYSE_JOURS = 30
"""Days left to analyse and decide."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REV"):
        yield lacune
        return
    for one in inputs.graph.of(Signalement):
        waited = (inputs.today - one.recu_le).days
        if one.gravite is not Gravite.MAJEURE or waited <= _ANALYSE_JOURS:
            continue
        if not actions_from(inputs.graph, Ref(one.id)):
            yield Fault(
                Place(one.id, ("gravite",), f"reçu il y a {jours(waited)}"),
                f"{one.id}, de gravité majeure, n’a mené à aucune action",
                (
                    f"ouvrez une action dont « origines » cite {one.id}, avec la cause à supprimer",
                    "si une action en vient déjà, ajoutez-le à ses « origines »",
                    "si la gravité est surévaluée, corrigez « gravite » et dites pourquoi dans « analyse »",
                ),
            )


RULE = Rule(
    "gravite-majeure-sans-action",
    "E8",
    "Une gravité majeure sans action",
    Severity.ERREUR,
    (31, 32),
    Gradation.MAJEURE,
    _check,
)
