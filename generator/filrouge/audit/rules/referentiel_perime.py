"""Une procédure cite une autre version du référentiel que celle de l’audit.

## Pourquoi

La version qui s’applique est celle du jour de l’audit, audits de surveillance compris. Une procédure qui cite
l’ancien texte montre que la veille n’est pas faite, et que la procédure n’a pas été relue depuis.

## Signalé

```markdown title="content/procedures/PRC-RECUEIL.md"
---
titre: Recueil des appréciations
version: "2"
applicable_le: 2025-09-01
approuvee_par: direction
indicateurs: [30]
referentiel: V9
---

Questionnaire à chaud, puis à froid.
```

```markdown title="content/procedures/PRC-RISQUES.md"
---
titre: Analyse des risques
version: "1"
applicable_le: 2026-11-02
approuvee_par: direction
indicateurs: [32]
referentiel: decret-2026-782
---

Cotation, mesure, relecture.
```

## Accepté

```markdown title="content/procedures/PRC-RECUEIL.md"
---
titre: Recueil des appréciations
version: "3"
applicable_le: 2026-11-02
approuvee_par: direction
indicateurs: [30]
referentiel: decret-2026-728
---

Questionnaire à chaud, puis à froid.
```

Une procédure qui ne cite aucun texte, ou qui ne s’appliquera qu’après l’audit, n’est pas concernée. Tant que le
nouveau texte n’est pas en vigueur, ce n’est qu’un avertissement.

## Source

Décret n° 2026-728 du 1er août 2026, applicable aux audits à partir du 1er novembre 2026, sans transition.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity, closest
from filrouge.diagnostics.french import jour
from filrouge.records import Procedure
from filrouge.referentiel import load_versions

_PLACE = ("referentiel",)


def _check(inputs: Inputs) -> Iterator[Fault]:
    known = [version.code for version in load_versions()]
    for procedure in inputs.graph.of(Procedure):
        cited = procedure.referentiel
        if cited is None or cited == inputs.referentiel.code:
            continue
        if cited not in known:
            yield _unknown(procedure.id, cited, known)
        elif procedure.applicable_le <= inputs.audit:
            yield _other(procedure.id, cited, inputs)


def _unknown(id_: str, cited: str, known: list[str]) -> Fault:
    near = closest(cited, known)
    return Fault(
        Place(id_, _PLACE, "aucune version ne porte ce code"),
        f"{id_} cite une version inconnue du référentiel, « {cited} »",
        (f"vouliez-vous dire « {near} » ?" if near else f"versions connues : {', '.join(known)}",),
    )


def _other(id_: str, cited: str, inputs: Inputs) -> Fault:
    wanted = inputs.referentiel
    return Fault(
        Place(id_, _PLACE, f"l’audit applique {wanted.code}"),
        f"{id_} cite « {cited} », et l’audit du {jour(inputs.audit)} applique « {wanted.code} »",
        (
            f"relisez la procédure avec le texte en vigueur, puis écrivez « referentiel: {wanted.code} »",
            "mettez à jour « version » et « applicable_le »",
        ),
        severity=Severity.AVERTISSEMENT if inputs.today < wanted.du else None,
    )


RULE = Rule(
    "referentiel-perime",
    "G6",
    "Un référentiel périmé",
    Severity.ERREUR,
    (30, 31, 32, 33),
    Gradation.OBSERVATION,
    _check,
)
