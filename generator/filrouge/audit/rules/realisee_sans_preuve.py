"""Une action dite réalisée n’a pas de date, ou pas de preuve.

## Pourquoi

« Fait » ne se constate pas : une date et une pièce, oui. L’auditeur demande à voir le document, le devis, le
nouveau programme. Sans preuve, l’action est tenue pour non réalisée.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: realisee
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Rééditer les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: realisee
realisee_le: 2026-06-12
suivi:
  - {le: 2026-06-12, note: Fait.}
```

## Accepté

Une pièce jointe (`preuves: [preuves/programme-v4.pdf]`), ou une note datée du jour de la réalisation ou
d’après, qui dit où la preuve se trouve (« Fait. » n’en dit rien) :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: realisee
realisee_le: 2026-06-12
suivi:
  - {le: 2026-06-12, note: "Programme version 4 en ligne, convocations modifiées."}
```

## Source

Guide de lecture V9, indicateur 32 : mise en œuvre d’actions spécifiques.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.records import Action
from filrouge.records.types.action import Statut


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.statut not in {Statut.REALISEE, Statut.VERIFIEE}:
            continue
        lacking = [
            word
            for word, missing in (("date", action.realisee_le is None), ("preuve", not _proven(action)))
            if missing
        ]
        if lacking:
            yield Fault(
                Place(action.id, ("statut",), f"sans {' ni '.join(lacking)}"),
                f"l’action {action.id} est dite réalisée, sans {' ni '.join(lacking)}",
                _remedies(lacking),
            )


def _proven(action: Action) -> bool:
    if action.preuves or (action.efficacite is not None and action.efficacite.preuves):
        return True
    done = action.realisee_le
    return done is not None and any(note.le >= done and not vide_de_sens(note.note) for note in action.suivi)


def _remedies(lacking: list[str]) -> tuple[str, ...]:
    told = {
        "date": "ajoutez « realisee_le », le jour où elle a été faite",
        "preuve": "citez une pièce dans « preuves », ou écrivez dans « suivi » une note datée qui dit où elle est",
    }
    return tuple(told[word] for word in lacking)


RULE = Rule(
    "realisee-sans-preuve",
    "C2",
    "Une action réalisée sans date ou sans preuve",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
