"""Une évaluation des acquis tient lieu d’appréciation.

## Pourquoi

Un résultat de test dit ce que la personne a appris, pas ce qu’elle pense de la formation. Le guide écarte les
évaluations des acquis des preuves de l’indicateur 30 : si l’une d’elles est la seule réponse d’une partie
prenante, ou la source d’une action « issue des appréciations », cette preuve tombe.

## Signalé

Une action en vient :

```yaml title="content/appreciations/APP-2026-T2-QUIZ.yaml"
titre: Quiz de fin de session, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
objet: acquis
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: croises
    texte: Huit stagiaires sur vingt échouent à l’exercice sur les tableaux croisés.
    sens: insatisfaction
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Ajouter une séquence sur les tableaux croisés
type: corrective
origines: [APP-2026-T2-QUIZ#croises]
responsable: responsable_pedagogique
ouverte_le: 2026-07-06
echeance: 2026-12-18
statut: en_cours
```

Est signalée aussi celle qui est, dans la période, le seul recueil auprès de sa partie prenante ; celle qu’une revue
examine parmi les appréciations ne reçoit qu’un avertissement.

## Accepté

Une évaluation des acquis versée au registre, dont rien ne se sert comme d’une appréciation :

```yaml title="content/appreciations/APP-2026-T2-QUIZ.yaml"
titre: Quiz de fin de session, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
objet: acquis
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
points_forts: [Dix-sept réussites sur vingt.]
```

Une action née d’un mauvais résultat au test est utile : elle le dit dans `autre_origine`, nature `interne`. Mieux
vaut garder les évaluations des acquis dans les dossiers de session, pour l’indicateur 11.

## Source

Guide de lecture V9, indicateur 30 : l’évaluation des acquis n’est pas une preuve de recueil des appréciations.

## Réglages

`seuils.periode_mois` : la période dans laquelle une partie prenante doit avoir donné une vraie appréciation ;
12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.graph import Graph
from filrouge.records import Appreciation, Ref
from filrouge.records.types.appreciation import Objet


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    recent = [record for record in inputs.graph.of(Appreciation) if _within(record, since, inputs.today)]
    heard = {record.partie_prenante for record in recent if record.objet is not Objet.ACQUIS}
    alone = {record.id for record in recent if record.partie_prenante not in heard}
    for record in inputs.graph.of(Appreciation):
        if record.objet is Objet.ACQUIS:
            yield from _used(inputs.graph, record, alone=record.id in alone)


def _within(record: Appreciation, since: date, until: date) -> bool:
    first, last = record.faits
    return last >= since and first <= until


def _used(graph: Graph, record: Appreciation, *, alone: bool) -> Iterator[Fault]:
    """Tell the heaviest use first; a review that only looks at it is told as a warning."""
    place = Place(record.id, ("objet",), "n’est pas une appréciation")
    caused = tuple(
        Place(link.source.id, link.pointer, "une action en vient")
        for link in graph.to(Ref(record.id), "origines")
    )
    examined = tuple(
        Place(link.source.id, link.pointer, "examinée comme une appréciation")
        for link in graph.to(Ref(record.id), "examines", "sur")
    )
    if caused:
        message = f"l’évaluation des acquis {record.id} sert d’origine à une action"
        yield Fault(place, message, (_CAUSED, _WRONG), caused[:3])
    elif alone:
        message = f"l’évaluation des acquis {record.id} est le seul recueil de la période auprès de sa partie prenante"
        yield Fault(place, message, (_ALONE, _WRONG))
    elif examined:
        message = f"une revue examine l’évaluation des acquis {record.id} parmi les appréciations"
        yield Fault(place, message, (_EXAMINED, _WRONG), examined[:3], Severity.AVERTISSEMENT)


_WRONG = "si les questions portent en fait sur la satisfaction, corrigez « objet »"
_CAUSED = "citez dans « origines » un vrai retour, ou dites d’où vient l’action dans « autre_origine »"
_ALONE = "interrogez cette partie prenante sur sa satisfaction, et versez la synthèse au registre"
_EXAMINED = "retirez-la de « examines » ou de « sur » ; la revue peut en parler dans son texte"


RULE = Rule(
    "acquis-pris-pour-appreciation",
    "B10",
    "Une évaluation des acquis prise pour une appréciation",
    Severity.ERREUR,
    (30,),
    Gradation.MAJEURE,
    _check,
)
