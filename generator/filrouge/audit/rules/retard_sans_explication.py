"""Une action a dépassé son échéance, et personne ne dit où elle en est.

## Pourquoi

Un retard n’est pas une faute ; un retard que personne n’a remarqué en est une. L’auditeur y voit un
plan que l’on ne suit pas. Une note datée, ou un report motivé, montre que le plan est tenu. Elle n’explique pas
un retard pour toujours : au bout de deux mois sans un mot de plus, un avertissement ; au bout de six, une erreur.
« Vu » ou « RAS » n’expliquent rien.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: en_cours
```

Une explication qui date :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Rééditer les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: en_cours
suivi:
  - {le: 2026-07-06, note: "Imprimeur en retard, livraison annoncée le 20 juillet."}
```

## Accepté

Un report motivé :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
reports:
  - le: 2026-07-02
    ancienne: 2026-06-30
    motif: Formateur absent en juin ; le déroulé sera repris à la rentrée.
statut: en_cours
```

Ou une note écrite après l’échéance :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Rééditer les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-10-30
statut: en_cours
suivi:
  - {le: 2026-11-09, note: "Imprimeur en retard, livraison annoncée le 27 novembre."}
```

## Source

Usage de la profession : une échéance dépassée se commente. Les deux mois et les six mois sont la lecture de Fil
Rouge.

## Réglages

`seuils.retard_tolere_jours` : nombre de jours laissés après l’échéance ; 0 si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action

_FRESH, _FORGOTTEN = 60, 180
"""Days for which an explanation holds; days after which it is as if nobody had written it."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    limit = inputs.today - timedelta(days=inputs.seuils.retard_tolere_jours)
    for action in inputs.graph.of(Action):
        due = action.echeance
        if due is None or not action.en_retard(limit):
            continue
        told = _explained(action, due, inputs.today)
        if told is None or (inputs.today - told).days > _FRESH:
            yield _fault(action, due, told, inputs.today)


def _explained(action: Action, due: date, today: date) -> date | None:
    """Return the last day after its échéance on which somebody wrote why it is not done."""
    notes = [(note.le, note.note) for note in action.suivi]
    reports = [(report.le, report.motif) for report in action.reports]
    return max(
        (day for day, text in (*notes, *reports) if due < day <= today and not vide_de_sens(text)),
        default=None,
    )


def _fault(action: Action, due: date, told: date | None, today: date) -> Fault:
    late = (today - due).days
    since = f"rien n’en est dit depuis le {jour(told)}" if told else "sans explication depuis"
    recent = told is not None and (today - told).days <= _FORGOTTEN
    return Fault(
        Place(action.id, ("echeance",), f"dépassée de {late} jour{'s' if late > 1 else ''}"),
        f"l’action {action.id} devait être faite le {jour(due)}, {'et ' if told else ''}{since}",
        (
            "si elle est faite : statut « realisee », avec « realisee_le » et une preuve",
            "si elle est reportée : changez « echeance » et ajoutez un « reports » avec le motif",
            "sinon, écrivez dans « suivi » une note datée qui dit où elle en est",
        ),
        severity=Severity.AVERTISSEMENT if recent else None,
    )


RULE = Rule(
    "retard-sans-explication",
    "C1",
    "Un retard sans explication",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
