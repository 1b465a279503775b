"""Un texte dit d’une personne ce qui touche à sa vie privée.

## Pourquoi

Santé, handicap, appartenance syndicale, religion, origine, orientation : ces données sont protégées plus que
les autres. Dans un petit groupe, une phrase suffit à reconnaître la personne, et git n’oublie rien. L’auditeur
n’en a pas besoin : ce qui compte est ce qui a gêné dans la formation, et ce qui a été adapté.

Les verbatims sont relus, et donnent une erreur. Les constats, la description et l’analyse des signalements, l’analyse
des abandons le sont aussi, et donnent un avertissement : « formateur indisponible », « raison personnelle » suffisent.
C’est un filet, pas une garantie.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
verbatims:
  - texte: Le rythme ne tient pas compte de ma dyslexie.
  - texte: Une collègue enceinte n’a pas pu suivre la dernière journée.
  - texte: Comme délégué syndical, j’ai manqué deux séances.
  - texte: Depuis son cancer elle fatigue, les journées sont trop longues.
```

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: raison_personnelle
contacte_le: 2026-09-16
analyse: Elle est en arrêt maladie depuis septembre.
```

## Accepté

Le besoin d’adaptation, sans sa cause ; un sujet de cours, un métier, une fonction :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
verbatims:
  - texte: Les supports devraient être lisibles par un logiciel de lecture.
  - texte: Le référent handicap répond vite ; l’accessibilité des salles est bonne.
  - texte: Le module sur la santé au travail et la prévention du burn-out est trop court.
  - texte: L’accueil des clients malentendants mériterait un exercice.
```

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: raison_personnelle
contacte_le: 2026-09-16
analyse: Empêchement durable ; place proposée à la session de mars.
```

## Source

Lecture de Fil Rouge : ce n’est pas une non-conformité Qualiopi, c’est la protection des personnes (RGPD,
catégories particulières de données). C’est pourquoi la publication est bloquée pour un verbatim, alors qu’un auditeur,
lui, ne noterait qu’une observation.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.publies import DEJA_ENREGISTRE
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.sensible import touche_a_la_vie_privee
from filrouge.diagnostics import Severity
from filrouge.records import Abandon, Appreciation, Signalement
from filrouge.source import Pointer

_PRIVE = "la vie privée : santé, handicap, syndicat, religion, origine ou orientation"


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in inputs.graph.of(Appreciation):
        for index, verbatim in enumerate(one.verbatims):
            if touche_a_la_vie_privee(verbatim.texte):
                yield _fault(
                    one.id, ("verbatims", index, "texte"), f"un verbatim de {one.id} touche à {_PRIVE}"
                )
    for id_, pointer, text in _written(inputs):
        if text is not None and touche_a_la_vie_privee(text):
            message = f"{id_} semble dire d’une personne ce qui touche à {_PRIVE}"
            yield _fault(id_, pointer, message, Severity.AVERTISSEMENT)


def _written(inputs: Inputs) -> Iterator[tuple[str, Pointer, str | None]]:
    """Yield what the organisation writes itself of a case."""
    for appreciation in inputs.graph.of(Appreciation):
        for index, constat in enumerate(appreciation.constats):
            yield appreciation.id, ("constats", index, "texte"), constat.texte
    for signalement in inputs.graph.of(Signalement):
        yield signalement.id, ("description",), signalement.description
        yield signalement.id, ("analyse",), signalement.analyse
    for abandon in inputs.graph.of(Abandon):
        yield abandon.id, ("analyse",), abandon.analyse


def _fault(id_: str, pointer: Pointer, message: str, severity: Severity | None = None) -> Fault:
    return Fault(
        Place(id_, pointer, "à reformuler"),
        message,
        ("gardez ce qui a gêné dans la formation et ce qui aiderait, sans dire pourquoi", DEJA_ENREGISTRE),
        severity=severity,
    )


RULE = Rule(
    "donnee-sensible",
    "G4",
    "Une donnée sensible",
    Severity.ERREUR,
    (30, 31),
    Gradation.OBSERVATION,
    _check,
)
