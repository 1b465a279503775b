"""Un signalement est clos sans réponse ni analyse, ou reste sans décision.

## Pourquoi

Clore, c’est pouvoir montrer ce qui a été répondu et pourquoi c’est arrivé. Réparer (`traitement`) n’est pas
analyser : la même réclamation peut revenir. Une réponse ou une analyse qui ne dit rien (« RAS », « fait »,
« à définir ») compte pour aucune. Une difficulté ou un aléa n’appelle pas toujours de réponse, mais demande une
analyse ; son absence n’est alors qu’un avertissement.

Deux autres cas donnent un avertissement : une réclamation répondue, dont le délai de réponse est passé, ou close,
sans que rien soit décidé (`suite`, action ou décision de revue) ; une difficulté ou un aléa de plus de soixante jours
dont la fiche ne dit ni cause, ni réparation close, ni suite.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
traitement: Attestation envoyée le jour même.
clos_le: 2026-09-15
```

Une réclamation répondue et close, sans suite écrite ; une difficulté dont on ne sait plus rien :

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Facture contestée
nature: reclamation
recu_le: 2026-09-07
canal: courrier
qualite: entreprise
description: La facture porte une journée qui n’a pas eu lieu.
gravite: mineure
accuse_le: 2026-09-08
analyse: La session avait été raccourcie après l’émission de la convention.
reponse: Avoir envoyé, avec nos excuses.
repondu_le: 2026-09-14
clos_le: 2026-09-21
```

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Accès à la plateforme refusé
nature: difficulte
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Deux stagiaires n’ont pas pu ouvrir leur espace le premier jour.
gravite: mineure
```

## Accepté

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
analyse: L’attestation attendait le retour de la feuille d’émargement papier.
traitement: Attestation envoyée le jour même.
reponse: Attestation jointe, avec nos excuses.
repondu_le: 2026-09-15
clos_le: 2026-09-22
suite: {nature: sans_suite, motif: "Feuilles scannées le soir même depuis septembre, cas unique."}
```

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Accès à la plateforme refusé
nature: difficulte
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Deux stagiaires n’ont pas pu ouvrir leur espace le premier jour.
gravite: mineure
analyse: Les comptes étaient créés le matin même, sans essai la veille.
```

## Source

Guide de lecture V9, indicateur 31 : réponses apportées, analyse et traitement des réclamations, traitement des
difficultés et des aléas. Les soixante jours, et la décision attendue de chaque réclamation, sont une lecture de Fil
Rouge.

## Réglages

`seuils.reponse_jours` : le délai de réponse, en jours calendaires, quand l’organisme n’en donne pas ; 30 si rien n’est
dit. `seuils.periode_mois` : une réclamation sans décision n’est rappelée que si elle date de cette période, 12 mois si
rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from, months_before
from filrouge.audit.recueil import demandee_le, jours
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.graph import Graph
from filrouge.records import Ref, Signalement
from filrouge.records.types.signalement import Nature

_CLOS = {
    Nature.RECLAMATION: "la réclamation {} est close",
    Nature.DIFFICULTE: "la difficulté {} est close",
    Nature.ALEA: "l’aléa {} est clos",
}
_DEPUIS = {Nature.DIFFICULTE: "la difficulté {}, reçue", Nature.ALEA: "l’aléa {}, reçu"}
_OUBLI_JOURS = 60
"""Days after which a difficulté or an aléa that says nothing is forgotten."""
_REPONSE = "écrivez « reponse » et « repondu_le » : ce qui a été répondu, et quand"
_ANALYSE = (
    "écrivez dans « analyse » ce qui s’est passé et pourquoi ; « traitement » dit seulement la réparation"
)
_SUITE = "écrivez « suite » : l’action qui en vient, ou « nature: sans_suite » et le motif"


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    for one in inputs.graph.of(Signalement):
        if _is_closed(one, inputs):
            yield from _hollow(one)
    if lacune := inputs.lacune("ACT", "REV", "organisme"):
        yield lacune
        return
    house = inputs.organisme.delais.reponse_jours if inputs.organisme else None
    delay = inputs.seuils.reponse_jours if house is None else house
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    for one in inputs.graph.of(Signalement):
        if _is_decided(inputs.graph, one):
            continue
        if one.nature is not Nature.RECLAMATION:
            yield from _forgotten(one, inputs)
        elif demandee_le(one) >= since:
            yield from _undecided(one, delay, inputs)


def _is_closed(one: Signalement, inputs: Inputs) -> bool:
    return one.clos_le is not None and one.clos_le <= inputs.today


def _is_decided(graph: Graph, one: Signalement) -> bool:
    """Tell whether the record, an action or a décision says what follows."""
    ref = Ref(one.id)
    decided = any(link.source.fragment for link in graph.to(ref, "sur"))
    return one.suite is not None or decided or bool(actions_from(graph, ref))


def _hollow(one: Signalement) -> Iterator[Fault]:
    complaint = one.nature is Nature.RECLAMATION
    unanswered = complaint and _says_nothing(one.reponse) and (one.repondu_le is None or bool(one.reponse))
    unexplained = _says_nothing(one.analyse)
    missing = ["sans réponse"] * unanswered + ["sans analyse"] * unexplained
    if missing:
        yield Fault(
            Place(one.id, ("clos_le",), " et ".join(missing)),
            f"{_CLOS[one.nature].format(one.id)} {' et '.join(missing)}",
            (_REPONSE,) * unanswered
            + (_ANALYSE,) * unexplained
            + ("si ce n’est pas fini, retirez « clos_le »",),
            severity=Severity.ERREUR if complaint else Severity.AVERTISSEMENT,
        )


def _says_nothing(text: str | None) -> bool:
    return text is None or vide_de_sens(text)


def _undecided(one: Signalement, delay: int, inputs: Inputs) -> Iterator[Fault]:
    """A réclamation that waits for its answer is told by another rule."""
    answered = one.repondu_le is not None and one.repondu_le <= inputs.today
    passed = (inputs.today - demandee_le(one)).days > delay
    closed = _is_closed(one, inputs)
    if closed or (answered and passed):
        yield Fault(
            Place(one.id, ("clos_le" if closed else "repondu_le",), "et ensuite ?"),
            f"la réclamation {one.id} est {'close' if closed else 'répondue'}, et rien ne dit ce qui a été décidé",
            (_SUITE, "ou décidez-en à la prochaine revue, et citez-la dans « sur »"),
            severity=Severity.AVERTISSEMENT,
        )


def _forgotten(one: Signalement, inputs: Inputs) -> Iterator[Fault]:
    waited = (inputs.today - one.recu_le).days
    if waited > _OUBLI_JOURS and not _is_closed(one, inputs) and _says_nothing(one.analyse):
        yield Fault(
            Place(one.id, ("recu_le",), f"il y a {jours(waited)}"),
            f"{_DEPUIS[one.nature].format(one.id)} il y a {jours(waited)}, n’a ni analyse ni suite",
            (_ANALYSE, _SUITE, "si c’est réglé, écrivez « traitement » et « clos_le »"),
            severity=Severity.AVERTISSEMENT,
        )


RULE = Rule(
    "close-sans-reponse",
    "E4",
    "Un signalement clos sans réponse ni analyse",
    Severity.ERREUR,
    (31,),
    Gradation.MAJEURE,
    _check,
)
