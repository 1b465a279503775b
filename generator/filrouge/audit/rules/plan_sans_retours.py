"""Le plan est nourri d’idées internes, presque jamais de retours.

## Pourquoi

L’indicateur 32 demande une amélioration *à partir de* l’analyse des appréciations et des réclamations. Un
plan dont presque toutes les actions viennent d’audits, de la veille ou d’idées de l’équipe montre une
organisation active, mais pas à l’écoute : l’auditeur demandera à quoi servent les questionnaires.

Une action issue de l’analyse des risques n’est pas comptée comme interne. En dessous de quatre actions dans
la période, la règle ne dit rien : une part n’aurait pas de sens.

## Signalé

Avec deux autres actions, issues de retours, cinq actions sur sept ne viennent que d’ailleurs :

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Refondre le livret d’accueil
type: amelioration
autre_origine: {nature: interne, texte: Proposition de l’équipe., le: 2026-05-04}
responsable: direction
ouverte_le: 2026-05-11
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Mettre à jour les mentions légales du site
type: amelioration
autre_origine: {nature: veille, texte: Lettre d’information juridique., le: 2026-05-04}
responsable: direction
ouverte_le: 2026-05-11
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-013.yaml"
titre: Renommer les salles de formation
type: amelioration
autre_origine: {nature: interne, texte: Proposition de l’équipe., le: 2026-06-01}
responsable: direction
ouverte_le: 2026-06-08
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-014.yaml"
titre: Changer d’outil de réservation des salles
type: amelioration
autre_origine: {nature: interne, texte: Proposition de l’équipe., le: 2026-06-01}
responsable: direction
ouverte_le: 2026-06-08
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-015.yaml"
titre: Classer les feuilles d’émargement par session
type: amelioration
autre_origine: {nature: audit, texte: Audit interne de juin., le: 2026-06-15}
responsable: direction
ouverte_le: 2026-06-22
echeance: 2026-12-18
statut: en_cours
```

## Accepté

Une idée de l’équipe confirmée par un retour cite ce retour ; avec les deux autres, il reste une action
interne sur quatre :

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Mettre à jour les mentions légales du site
type: amelioration
autre_origine: {nature: veille, texte: Lettre d’information juridique., le: 2026-05-04}
responsable: direction
ouverte_le: 2026-05-11
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Ajouter un corrigé aux exercices du jour 2
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
autre_origine: {nature: interne, texte: Proposition de l’équipe., le: 2026-05-04}
responsable: direction
ouverte_le: 2026-05-11
echeance: 2026-12-18
statut: en_cours
```

## Source

Décret n° 2026-728, indicateur 32 : « à partir de l’analyse des appréciations et des réclamations ». La part
est un repère de Fil Rouge : aucun texte n’en fixe.

## Réglages

- `seuils.part_interne_max` : part des actions de la période, en %, au-delà de laquelle le plan est signalé ;
  70 % si rien n’est dit.
- `seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before, sources
from filrouge.audit.origines import autre_origine
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Action

_ENOUGH = 4
"""Actions in the period, from which a share means something."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "ABD", "BIL", "RSQ", "REV", "organisme"):
        yield lacune
        return
    graph = inputs.graph
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    recent = [action for action in graph.of(Action) if since <= action.ouverte_le <= inputs.today]
    internal = [action for action in recent if _internal(graph, action)]
    limit = inputs.seuils.part_interne_max
    if len(recent) < _ENOUGH or 100 * len(internal) <= limit * len(recent):
        return
    yield Fault(
        Place("organisme", ("categories",)),
        f"depuis le {jour(since)}, la part des actions qui ne viennent que d’audits, de la veille, d’idées "
        f"internes ou de retours sans fiche est de {len(internal)} sur {len(recent)} (au plus {limit} %)",
        (
            "relisez les constats et les réclamations de la période : ouvrez les actions qu’ils demandent",
            "si un retour appuie l’une de ces actions, citez-le dans ses « origines »",
        ),
        tuple(Place(action.id, ("autre_origine",), "aucun retour") for action in internal[:3]),
    )


def _internal(graph: Graph, action: Action) -> bool:
    """True when no record of a return is behind it; a risk or a bilan is something."""
    return autre_origine(graph, action) is not None and not sources(graph, action)


RULE = Rule(
    "plan-sans-retours",
    "A5",
    "Un plan sans retours",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
