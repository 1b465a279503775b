"""Un texte dit d’une personne ce qui touche à sa vie privée.

## Pourquoi

Santé, handicap, appartenance syndicale, religion, opinions, origine, orientation, condamnations : ces données sont protégées
plus que les autres. Dans un petit groupe, une phrase suffit à reconnaître la personne, et git n’oublie rien. L’auditeur
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
  - texte: Le stagiaire a été opéré du dos, les pauses sont trop courtes.
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
  - texte: Le traitement des réclamations est bien expliqué.
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
from filrouge.diagnostics import Severity
from filrouge.garde import vie_privee
from filrouge.garde.recits import phrase_privee, recits


def _check(inputs: Inputs) -> Iterator[Fault]:
    """Look into every file that could be read, its values at fault or not: it is in git all the same."""
    for id_, document in inputs.documents.items():
        for recit in recits(document.data):
            genres = dict.fromkeys(one.genre for one in vie_privee(recit.texte))
            for genre in genres:
                yield Fault(
                    Place(id_, recit.pointer, "à reformuler"),
                    phrase_privee(id_, recit, genre),
                    (genre.remede, DEJA_ENREGISTRE),
                    severity=recit.gravite,
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
