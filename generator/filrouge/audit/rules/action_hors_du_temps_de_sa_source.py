"""Une action est datée d’avant sa source, ou de bien après.

## Pourquoi

Une action ouverte avant le retour qui l’aurait causée n’en vient pas : l’auditeur le voit
en comparant deux dates, et doute de tout le plan. Plus d’un an après, le lien n’est plus crédible.

De même, une action ouverte bien avant la décision qui la lance, ou bien avant que la synthèse qui la motive soit
établie, n’en est pas la suite : c’est un avertissement.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2025-11-03
echeance: 2026-12-18
statut: en_cours
```

Une action ouverte deux mois avant la revue du 22 avril qui la décide, et avant la synthèse, établie le 7 avril :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire à J-7
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-02-16
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-08
echeance: 2026-12-18
statut: en_cours
```

Une action urgente peut commencer avant la revue qui la confirme, jusqu’à 15 jours ; et avant la fin du recueil,
jusqu’à 30 jours avant la synthèse, ou plus tôt encore si une autre de ses origines l’explique.

## Source

Usage de la profession : l’action suit le retour qui la cause. Les durées sont la lecture de Fil Rouge.

## Réglages

`seuils.delai_action_mois` : au-delà de ce délai après la source, un avertissement ; 12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.chain import months_after
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Action, Appreciation, Ref, Revue

_URGENT = timedelta(days=15)
"""An urgent action may begin so long before the review that confirms it."""
_FORESEEN = timedelta(days=30)
"""What is heard during a survey may be acted upon so long before its synthesis."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        for index, origin in enumerate(action.origines):
            source = inputs.graph.records.get(origin.id)
            if source is not None and source.faits is not None:
                yield from _compared(inputs.seuils.delai_action_mois, action, index, *source.faits)
        yield from _before_synthesis(inputs.graph, action)
        yield from _before_decision(inputs.graph, action)


def _compared(months: int, action: Action, index: int, first: date, last: date) -> Iterator[Fault]:
    origin = action.origines[index]
    period = f"le {jour(first)}" if first == last else f"du {jour(first)} au {jour(last)}"
    related = (Place(action.id, ("origines", index), f"source : {period}"),)
    if action.ouverte_le < first:
        yield Fault(
            _opened(action),
            f"l’action {action.id} est ouverte le {jour(action.ouverte_le)}, avant sa source {origin}",
            (
                "corrigez la date d’ouverture, ou l’origine : une action ne peut pas venir d’un retour plus tardif",
            ),
            related,
        )
    elif action.ouverte_le > months_after(last, months):
        yield Fault(
            _opened(action),
            f"l’action {action.id} est ouverte plus de {months} mois après sa source {origin}",
            ("citez un retour plus récent, ou expliquez l’attente dans « suivi »",),
            related,
            Severity.AVERTISSEMENT,
        )


def _before_synthesis(graph: Graph, action: Action) -> Iterator[Fault]:
    """Say that every origin is a synthesis written long after, of a period that was not over."""
    sources = [graph.records.get(origin.id) for origin in action.origines]
    early = [one for one in sources if isinstance(one, Appreciation) and _foreseen(action, one)]
    if not early or len(early) < len(sources) or action.autre_origine is not None:
        return
    first = min(early, key=lambda one: one.etablie_le)
    yield Fault(
        _opened(action),
        f"l’action {action.id} est ouverte le {jour(action.ouverte_le)}, bien avant que {first.id} soit établie, "
        f"le {jour(first.etablie_le)}",
        (
            "citez ce qui l’a lancée à cette date : un signalement, une synthèse plus ancienne, « autre_origine »",
            "ou corrigez la date d’ouverture",
        ),
        (Place(first.id, ("etablie_le",), "établie plus tard"),),
        Severity.AVERTISSEMENT,
    )


def _foreseen(action: Action, synthesis: Appreciation) -> bool:
    first, last = synthesis.faits
    return first <= action.ouverte_le < min(last, synthesis.etablie_le - _FORESEEN)


def _before_decision(graph: Graph, action: Action) -> Iterator[Fault]:
    """Say that the décision which launches an action, or a return it was taken on, is later than the action."""
    revue = graph.records.get(action.decidee_en.id) if action.decidee_en else None
    if action.decidee_en is None or not isinstance(revue, Revue):
        return
    later = (
        "" if action.ouverte_le >= revue.date - _URGENT else f"la revue du {jour(revue.date)} qui la décide"
    )
    later = later or _later_return(graph, action, action.decidee_en)
    if later:
        yield Fault(
            _opened(action),
            f"l’action {action.id} est ouverte le {jour(action.ouverte_le)}, avant {later}",
            (
                "citez dans « decidee_en » la revue qui l’a vraiment lancée, ou retirez « decidee_en »",
                "si elle était urgente, dites dans « suivi » qui l’a lancée, et quand",
            ),
            (Place(action.id, ("decidee_en",), "décidée plus tard"),),
            Severity.AVERTISSEMENT,
        )


def _later_return(graph: Graph, action: Action, decision: Ref) -> str:
    """Name a return the décision was taken on, told after the action was opened; "" when there is none."""
    direct = {origin.id for origin in action.origines}
    for link in graph.from_(decision, "sur") if decision.fragment else ():
        source = graph.records.get(link.target.id)
        if source is None or source.faits is None or source.id in direct:
            continue
        if action.ouverte_le < source.faits[0]:
            return f"{link.target}, sur quoi elle est décidée"
    return ""


def _opened(action: Action) -> Place:
    return Place(action.id, ("ouverte_le",), "ouverte ici")


RULE = Rule(
    "action-hors-du-temps-de-sa-source",
    "A6",
    "Une action avant sa source, ou bien après",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
