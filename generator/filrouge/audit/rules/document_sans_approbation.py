"""Un document de la démarche n’est pas approuvé, n’est pas fini, ou sa révision est passée.

## Pourquoi

Un compte rendu que personne n’a approuvé n’engage personne : l’auditeur y voit un texte de travail. Une
procédure dont la date de révision est passée laisse penser que la démarche n’est plus relue. Un texte qui porte
encore une marque « [à compléter : …] » est celui du modèle, pas celui de l’organisme : passé deux mois, c’est une
erreur, car l’auditeur n’y trouverait rien d’écrit et l’indicateur ne serait pas formalisé. La version, la date
d’application et l’approbation d’une procédure sont obligatoires dès la lecture des fiches.

## Signalé

```markdown title="content/revues/REV-2026-T2.md"
---
titre: Revue qualité du 2e trimestre 2026
date: 2026-07-16
instance: revue_qualite
statut: validee
participants: [referent_qualite, direction]
examines: [ALE-2026-001]
---

Revue du 16 juillet 2026.
```

```markdown title="content/procedures/PRC-ACCUEIL.md"
---
titre: Accueil des stagiaires
version: "1"
applicable_le: 2024-09-02
approuvee_par: direction
prochaine_revision: 2025-09-01
---

Accueil, salle, émargement.
```

```markdown title="content/procedures/PRC-RECUEIL.md"
---
titre: Recueil des appréciations
version: "1"
applicable_le: 2026-10-15
approuvee_par: direction
---

Les stagiaires sont interrogés [à compléter : par quel moyen, à quel moment].
```

Une procédure à relire, ou dont le modèle est récent, ne donne qu’un avertissement : elle reste approuvée.

## Accepté

```markdown title="content/revues/REV-2026-T2.md"
---
titre: Revue qualité du 2e trimestre 2026
date: 2026-07-16
instance: revue_qualite
statut: validee
participants: [referent_qualite, direction]
approuvee_par: direction
approuvee_le: 2026-07-20
examines: [ALE-2026-001]
suivi_actions:
  - {action: ACT-2026-001, point: Nouveau déroulé en cours d’écriture.}
---

Revue du 16 juillet 2026.
```

```markdown title="content/procedures/PRC-ACCUEIL.md"
---
titre: Accueil des stagiaires
version: "2"
applicable_le: 2026-09-01
approuvee_par: direction
prochaine_revision: 2027-09-01
---

Accueil, salle, émargement.
```

## Source

Grille de certificateur, ligne 1 : le processus d’amélioration continue est formalisé. Le détail est une lecture
de Fil Rouge.

## Réglages

`seuils.modele_jours` : au-delà de ce nombre de jours après la date d’application (ou la date de la revue), une
marque restée dans le texte est une erreur ; 60 jours si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.publies import CORPS
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import fold
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Procedure, Revue
from filrouge.records.types.revue import StatutRevue

_MARQUE = "[a completer"
"""What a model leaves to write, folded."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    yield from _approvals(inputs)
    documents: tuple[Revue | Procedure, ...] = (
        *(one for one in inputs.graph.of(Revue) if one.statut is StatutRevue.VALIDEE),
        *inputs.graph.of(Procedure),
    )
    for document in documents:
        yield from _unfinished(inputs, document)


def _unfinished(inputs: Inputs, document: Revue | Procedure) -> Iterator[Fault]:
    """Yield one fault at the first mark, with how many there are; a warning while the text is young."""
    if "[" not in document.corps:
        return
    folded = [fold(line) for line in document.corps.split("\n")]
    lines = [number for number, line in enumerate(folded, start=1) if _MARQUE in line]
    if lines:
        marks = sum(line.count(_MARQUE) for line in folded)
        yield Fault(
            Place(document.id, (CORPS, lines[0]), "le texte du modèle"),
            f"{document.id} porte encore {marks} marque{'s' if marks > 1 else ''} « [à compléter »",
            (
                "remplacez chaque marque par ce que vous faites : qui, quand, comment",
                "si la phrase ne vous concerne pas, retirez-la",
            ),
            severity=Severity.AVERTISSEMENT if _age(inputs, document) <= inputs.seuils.modele_jours else None,
        )


def _age(inputs: Inputs, document: Revue | Procedure) -> int:
    """Return for how many days a text has been in force."""
    begun = document.date if isinstance(document, Revue) else document.applicable_le
    return (inputs.today - begun).days


def _approvals(inputs: Inputs) -> Iterator[Fault]:
    for revue in inputs.graph.of(Revue):
        missing = [
            key
            for key, value in (("approuvee_par", revue.approuvee_par), ("approuvee_le", revue.approuvee_le))
            if not value
        ]
        if revue.statut is StatutRevue.VALIDEE and missing:
            yield _unsigned(revue, missing)
    for procedure in inputs.graph.of(Procedure):
        due = procedure.prochaine_revision
        if due is not None and due < inputs.audit and procedure.applicable_le <= inputs.audit:
            yield Fault(
                Place(procedure.id, ("prochaine_revision",), "à relire avant l’audit"),
                f"la révision de {procedure.id} était prévue pour le {jour(due)}"
                if due < inputs.today
                else f"la révision de {procedure.id} est prévue pour le {jour(due)}, avant l’audit",
                (
                    "relisez la procédure, puis mettez à jour « version », « applicable_le » et « prochaine_revision »",
                    "si rien ne change, dites-le dans son historique et repoussez « prochaine_revision »",
                ),
                severity=Severity.AVERTISSEMENT,
            )


def _unsigned(revue: Revue, missing: list[str]) -> Fault:
    keys = " et ".join(f"« {key} »" for key in missing)
    return Fault(
        Place(revue.id, ("statut",), "par qui, et quand ?"),
        f"la revue {revue.id} est validée sans {keys}",
        (
            f"ajoutez {keys} : le rôle qui approuve, le jour où il le fait",
            "si le compte rendu n’est pas encore relu, remettez « statut: brouillon »",
        ),
    )


RULE = Rule(
    "document-sans-approbation",
    "G1",
    "Un document sans approbation",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
