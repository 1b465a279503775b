"""Des verbatims sont cités alors que trop peu de personnes ont répondu.

## Pourquoi

À deux ou trois réponses, chacun reconnaît qui a dit quoi, même si la phrase est reformulée. Les personnes
répondent alors moins librement, et l’auditeur peut douter de la libre expression. Un financeur ou un donneur
d’ordres parle au nom de son organisme, et une réunion d’équipe se tient devant tous : ils ne sont pas concernés.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, session TAB-2026-04
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 3
verbatims:
  - texte: Les exercices de la dernière heure arrivent trop tard.
```

## Accepté

La même remarque dans les points forts ou les constats, où elle est celle de l’organisme qui analyse :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, session TAB-2026-04
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 3
constats:
  - code: exercices
    texte: La place des exercices dans la journée est discutée.
    sens: suggestion
```

Ou un entretien avec un financeur :

```yaml title="content/appreciations/APP-2026-T2-FINANCEURS.yaml"
titre: Entretien annuel avec l’OPCO
partie_prenante: financeurs
modalite: entretien
categories: [formation]
periode: {du: 2026-05-19, au: 2026-05-19}
etablie_le: 2026-05-20
reponses: 1
libre_expression: true
verbatims:
  - texte: Les dossiers arrivent complets.
partages:
  - {le: 2026-06-16, avec: Équipe pédagogique}
preuves: [preuves/journal.txt]
```

## Source

Lecture de Fil Rouge : aucun texte officiel ne fixe de nombre.

## Réglages

`seuils.verbatims_reponses` : nombre de réponses à partir duquel des verbatims peuvent être cités ; 5 si rien
n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Modalite, PartiePrenante

_INSTITUTIONS = {PartiePrenante.FINANCEURS, PartiePrenante.DONNEUR_ORDRES}


def _check(inputs: Inputs) -> Iterator[Fault]:
    least = inputs.seuils.verbatims_reponses
    for appreciation in inputs.graph.of(Appreciation):
        if not appreciation.verbatims or appreciation.reponses >= least or _speaks_openly(appreciation):
            continue
        count = appreciation.reponses
        yield Fault(
            Place(appreciation.id, ("reponses",), f"moins de {least}"),
            f"{appreciation.id} cite des verbatims pour {count} réponse{'s' if count > 1 else ''}",
            (
                "gardez l’idée dans un constat, sans la phrase",
                "ou réunissez plusieurs sessions dans une même synthèse",
            ),
            (Place(appreciation.id, ("verbatims", 0, "texte"), "on reconnaît qui parle"),),
        )


def _speaks_openly(appreciation: Appreciation) -> bool:
    """An institution has one voice; what is said in a team meeting was said before all."""
    meeting = appreciation.modalite is Modalite.REUNION
    team = appreciation.partie_prenante is PartiePrenante.EQUIPE_PEDAGOGIQUE
    return appreciation.partie_prenante in _INSTITUTIONS or (team and meeting)


RULE = Rule(
    "verbatims-trop-peu-de-reponses",
    "G5",
    "Des verbatims pour trop peu de réponses",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.OBSERVATION,
    _check,
)
