"""Une action ne vient que d’échanges oraux dont il ne reste aucune trace écrite et datée.

## Pourquoi

« On nous l’a dit en réunion » ne se vérifie pas. Quand l’auditeur remonte d’une action à sa source et ne
trouve qu’un échange oral, il demande le compte rendu, le courriel de confirmation ou la note du jour : sans
l’un d’eux, le lien entre le retour et l’action repose sur une parole.

Les réclamations orales ont leur propre règle : une réclamation est, par définition, recueillie par écrit.

## Signalé

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Salle 2 trop petite pour dix stagiaires
nature: difficulte
recu_le: 2026-05-20
canal: oral
qualite: equipe_pedagogique
description: Le formateur signale en fin de session que les tables ne suffisent pas.
gravite: mineure
suite: {nature: action, le: 2026-05-21}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Réserver la salle 4 au-delà de huit stagiaires
type: corrective
origines: [DIF-2026-001]
responsable: direction
ouverte_le: 2026-05-21
echeance: 2026-12-18
statut: en_cours
```

## Accepté

La date à laquelle l’échange a été mis par écrit :

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Salle 2 trop petite pour dix stagiaires
nature: difficulte
recu_le: 2026-05-20
canal: oral
trace_ecrite_le: 2026-05-21
qualite: equipe_pedagogique
description: Le formateur signale en fin de session que les tables ne suffisent pas.
gravite: mineure
suite: {nature: action, le: 2026-05-21}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Réserver la salle 4 au-delà de huit stagiaires
type: corrective
origines: [DIF-2026-001]
responsable: direction
ouverte_le: 2026-05-21
echeance: 2026-12-18
statut: en_cours
```

Une synthèse d’entretien ou de réunion établie dans les 30 jours qui suivent sa période est elle-même la trace écrite
et datée. Établie plus tard, il lui faut le compte rendu dans `preuves`, ou un partage daté dans `partages`. Une
seule source écrite suffit à l’action.

## Source

Guide de lecture V9, indicateur 30 : comptes rendus d’entretiens et de réunions ; indicateur 31 : tableau de
suivi. Ce qui vaut trace, et les 30 jours, sont la lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import timedelta

from filrouge.audit.chain import sources
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action, Appreciation, Record, Signalement
from filrouge.records.types.appreciation import Modalite
from filrouge.records.types.signalement import Canal, Nature

_CANAUX = {Canal.ORAL, Canal.TELEPHONE, Canal.REUNION}
_MODALITES = {Modalite.ENTRETIEN, Modalite.REUNION, Modalite.WEBINAIRE}
_SOON = timedelta(days=30)
"""A synthesis written so soon after what it tells is the minutes of it."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "ABD", "BIL", "RSQ", "REV"):
        yield lacune
        return
    for id_, actions in sorted(_only_oral(inputs).items()):
        record = inputs.graph.records[id_]
        if isinstance(record, Appreciation):
            yield _meeting(record, actions)
        elif isinstance(record, Signalement) and record.nature is not Nature.RECLAMATION:
            yield _told(record, actions)


def _only_oral(inputs: Inputs) -> dict[str, list[Action]]:
    """Return the untraced records behind the actions that have nothing else behind them."""
    graph = inputs.graph
    found: dict[str, list[Action]] = {}
    for action in graph.of(Action):
        ids = {ref.id for ref in sources(graph, action)}
        if action.autre_origine is None and all(_untraced(graph.records[id_]) for id_ in ids):
            for id_ in ids:
                found.setdefault(id_, []).append(action)
    return found


def _untraced(record: Record) -> bool:
    if isinstance(record, Signalement):
        return record.canal in _CANAUX and record.trace_ecrite_le is None and not record.preuves
    if isinstance(record, Appreciation):
        late = record.etablie_le - record.faits[1] > _SOON
        return late and record.modalite in _MODALITES and not record.preuves and not record.partages
    return False


def _told(signalement: Signalement, actions: list[Action]) -> Fault:
    return Fault(
        Place(signalement.id, ("canal",), "sans trace écrite"),
        f"le signalement {signalement.id}, reçu de vive voix, n’a pas de trace écrite et datée : "
        f"l’action {actions[0].id} ne repose que sur lui",
        (
            "écrivez aujourd’hui un compte rendu ou un courriel de confirmation, et sa date dans « trace_ecrite_le »",
            "si un écrit existe déjà, citez-le dans « preuves »",
        ),
        _leads(actions),
    )


def _meeting(appreciation: Appreciation, actions: list[Action]) -> Fault:
    return Fault(
        Place(appreciation.id, ("modalite",), "sans compte rendu"),
        f"la synthèse {appreciation.id} est établie longtemps après un échange oral dont rien ne reste par écrit : "
        f"l’action {actions[0].id} ne repose que sur elle",
        (
            "citez le compte rendu de l’échange dans « preuves »",
            "ou notez dans « partages » quand, et avec qui, la synthèse écrite a été partagée",
        ),
        _leads(actions),
    )


def _leads(actions: list[Action]) -> tuple[Place, ...]:
    return tuple(Place(action.id, (), "ne vient que de là") for action in actions[:3])


RULE = Rule(
    "source-orale-sans-trace",
    "A7",
    "Une source orale sans trace",
    Severity.AVERTISSEMENT,
    (31, 32),
    Gradation.OBSERVATION,
    _check,
)
