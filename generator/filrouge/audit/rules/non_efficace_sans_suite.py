"""Une action jugée non efficace n’a pas de suite.

## Pourquoi

Reconnaître qu’une action n’a pas marché est une bonne réponse ; s’arrêter là n’en est pas une. La
difficulté de départ est toujours présente : l’auditeur demande ce qui a été décidé ensuite. La suite est
une nouvelle action, ou une décision de revue qui dit pourquoi il n’y en aura pas.

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
efficacite:
  verdict: non_efficace
  verifiee_le: 2026-09-28
  par: referent_qualite
  commentaire: 3,1 avant, 3,0 sur les deux sessions suivantes.
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

## Accepté

Une action qui cite la première dans ses `origines`, une décision de revue prise *sur* elle après la
vérification, ou une vérification de moins de 30 jours. Si l’action est *partiellement* efficace, une note de
`suivi` écrite le jour de la vérification ou après suffit, si elle dit pourquoi on en reste là (« RAS » ne dit rien).

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite:
  verdict: non_efficace
  verifiee_le: 2026-09-28
  par: referent_qualite
  commentaire: 3,1 avant, 3,0 sur les deux sessions suivantes.
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire une semaine avant la session
type: corrective
origines: [ACT-2026-002]
responsable: referent_qualite
ouverte_le: 2026-10-05
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue. Le
délai de 30 jours est une lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.chain import actions_from, motivee
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Action, Ref, Revue
from filrouge.records.types.action import Efficacite, Statut, Verdict
from filrouge.records.types.commun import NatureSuite

_GRACE = timedelta(days=30)
"""Time to decide what follows a check."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REV"):
        yield lacune
        return
    for action in inputs.graph.of(Action):
        check = action.efficacite
        if check is None or action.statut not in {Statut.REALISEE, Statut.VERIFIEE}:
            continue
        if inputs.today - check.verifiee_le <= _GRACE or _followed(inputs.graph, action, check.verifiee_le):
            continue
        yield from _unfollowed(action, check)


def _followed(graph: Graph, action: Action, checked: date) -> bool:
    if actions_from(graph, Ref(action.id)) - {action.id}:
        return True
    return any(_concluded(graph, link.source, checked) for link in graph.to(Ref(action.id), "sur"))


def _concluded(graph: Graph, source: Ref, checked: date) -> bool:
    """True when a review held since then decided what follows; to do nothing takes a reason."""
    revue = graph.records.get(source.id)
    if not isinstance(revue, Revue) or revue.date < checked:
        return False
    decision = revue.decision(source.fragment) if source.fragment else None
    return decision is None or decision.suite.nature is NatureSuite.ACTION or motivee(decision.suite)


def _unfollowed(action: Action, check: Efficacite) -> Iterator[Fault]:
    place = Place(action.id, ("efficacite", "verdict"), f"vérifiée le {jour(check.verifiee_le)}")
    follow = f"ouvrez une action dont « origines » cite {action.id}"
    if check.verdict is Verdict.NON_EFFICACE:
        yield Fault(
            place,
            f"l’action {action.id} est jugée non efficace, et rien ne la suit",
            (
                follow,
                f"ou décidez-en en revue : une décision « sur » {action.id}, avec son motif si elle est sans suite",
            ),
        )
    elif check.verdict is Verdict.PARTIELLEMENT_EFFICACE and not any(
        note.le >= check.verifiee_le and not vide_de_sens(note.note) for note in action.suivi
    ):
        yield Fault(
            place,
            f"l’action {action.id} n’est que partiellement efficace : dites si cela suffit",
            ("si cela suffit, dites pourquoi dans une note de « suivi »", f"sinon, {follow}"),
            severity=Severity.INFORMATION,
        )


RULE = Rule(
    "non-efficace-sans-suite",
    "C4",
    "Une action non efficace sans suite",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
