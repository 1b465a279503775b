"""Un constat d’insatisfaction n’a reçu aucune décision.

## Pourquoi

Analyser, c’est décider : une action, ou pas d’action avec la raison. Une insatisfaction relevée et laissée
sans réponse montre le contraire d’une démarche d’amélioration. Il en va de même d’une question sous le
seuil de satisfaction que personne n’a commentée. Une suite dont le motif ne dit rien (« RAS », « vu ») reçoit un
avertissement.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: supports
    texte: Supports difficiles à lire en salle.
    sens: insatisfaction
```

```yaml title="content/appreciations/APP-2026-T3-CHAUD.yaml"
titre: Stagiaires à chaud, 3e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-07-01, au: 2026-09-30}
etablie_le: 2026-10-05
reponses: 10
questions:
  - code: rythme
    libelle: Le rythme vous a-t-il convenu ?
    echelle: note_5
    repartition: {1: 2, 2: 4, 3: 3, 4: 1, 5: 0}
```

```yaml title="content/appreciations/APP-2026-T4-CHAUD.yaml"
titre: Stagiaires à chaud, octobre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-10-01, au: 2026-10-31}
etablie_le: 2026-11-03
reponses: 10
constats:
  - code: salle
    texte: Salle bruyante pendant les exercices.
    sens: insatisfaction
    suite: {nature: sans_suite, motif: RAS}
```

## Accepté

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: supports
    texte: Une personne sur vingt a trouvé les supports difficiles à lire.
    sens: insatisfaction
    suite:
      nature: sans_suite
      motif: Cas isolé ; les supports ont été réédités en mars.
```

Une action dont `origines` cite le constat, ou une décision de revue prise *sur* lui, conviennent aussi. Une suite
qui annonce une action est une décision : si l’action ne vient pas, c’est la règle `decision-sans-action` qui le dit.

## Source

Guide de lecture V9, indicateurs 30 et 32 : analyse et traitement des appréciations.

## Réglages

`seuils.satisfaction_minimale` : sous ce niveau, ramené à un pourcentage de l’échelle, une question
demande un constat et une décision ; 60 % si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from, motivee
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import percent
from filrouge.records import Appreciation, Ref
from filrouge.records.types.appreciation import Constat, Sens
from filrouge.records.types.commun import NatureSuite


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REV"):
        yield lacune
        return
    for appreciation in inputs.graph.of(Appreciation):
        for index, constat in enumerate(appreciation.constats):
            if not _asks(inputs, appreciation, constat) or _treated(inputs, appreciation, constat):
                continue
            if constat.suite is None:
                yield _undecided(appreciation, index, constat)
            elif constat.suite.nature is NatureSuite.SANS_SUITE and not motivee(constat.suite):
                yield _unreasoned(appreciation, index, constat)
        yield from _unsaid(inputs, appreciation)


def _asks(inputs: Inputs, appreciation: Appreciation, constat: Constat) -> bool:
    return constat.sens is Sens.INSATISFACTION or _is_low(inputs, appreciation, constat.question)


def _is_low(inputs: Inputs, appreciation: Appreciation, code: str | None) -> bool:
    question = appreciation.question(code) if code else None
    score = question.score if question else None
    return score is not None and score.pourcentage < inputs.seuils.satisfaction_minimale


def _treated(inputs: Inputs, appreciation: Appreciation, constat: Constat) -> bool:
    """True when a review decided on it, or an action comes from it."""
    ref = Ref(appreciation.id, constat.code)
    return bool(inputs.graph.to(ref, "sur") or actions_from(inputs.graph, ref))


def _undecided(appreciation: Appreciation, index: int, constat: Constat) -> Fault:
    address = f"{appreciation.id}#{constat.code}"
    return Fault(
        Place(appreciation.id, ("constats", index, "code"), "qu’avez-vous décidé ?"),
        f"le constat {address} n’a reçu aucune décision",
        (
            f"ouvrez une action dont « origines » cite {address}",
            "ou écrivez « suite » : nature sans_suite, et le motif",
        ),
    )


def _unreasoned(appreciation: Appreciation, index: int, constat: Constat) -> Fault:
    return Fault(
        Place(appreciation.id, ("constats", index, "suite"), "pour quelle raison ?"),
        f"le constat {appreciation.id}#{constat.code} est classé sans suite, sans dire pourquoi",
        ("écrivez dans « motif » la raison : un cas isolé, un problème déjà réglé, et comment on le sait",),
        severity=Severity.AVERTISSEMENT,
    )


def _unsaid(inputs: Inputs, appreciation: Appreciation) -> Iterator[Fault]:
    """Questions under the threshold that no constat takes up."""
    said = {constat.question for constat in appreciation.constats}
    for index, question in enumerate(appreciation.questions):
        score = question.score
        if question.code in said or score is None or not _is_low(inputs, appreciation, question.code):
            continue
        yield Fault(
            Place(
                appreciation.id, ("questions", index, "code"), f"{percent(score.pourcentage)} de l’échelle"
            ),
            f"la question « {question.code} » de {appreciation.id} est sous le seuil, sans constat",
            (f"ajoutez un constat avec « question: {question.code} », puis décidez de sa suite",),
        )


RULE = Rule(
    "constat-sans-decision",
    "A8",
    "Un constat sans décision",
    Severity.ERREUR,
    (30, 32),
    Gradation.MAJEURE,
    _check,
)
