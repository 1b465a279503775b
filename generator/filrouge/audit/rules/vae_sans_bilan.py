"""L’année écoulée n’a pas de bilan VAE complet.

## Pourquoi

Pour la VAE, le guide cite les chiffres attendus : candidats en début et en fin d’accompagnement, taux et causes
d’abandon, taux de réussite. Sans bilan de la dernière année complète, ou sans l’un de ces chiffres, l’auditeur ne
peut pas voir ce qui a été analysé. Les taux sont calculés : seuls les nombres sont à écrire.

Le bilan d’une année est attendu à partir du 1er avril suivant ; celui d’une année plus récente, si elle est finie, en
tient lieu. Les causes doivent rendre compte de tous les abandons (candidats en début moins candidats en fin) : une cause
que personne n’a donnée s’écrit `non_communiquee`. Un nouvel entrant n’est pas concerné.

## Signalé

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, vae]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}, VAE: {intitule: Accompagnement à la VAE, categorie: vae}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
audits: [{type: surveillance, date: 2026-12-08}]
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-VAE.yaml"
titre: Candidats à la VAE, 1er semestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [vae]
periode: {du: 2026-01-05, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 11
libre_expression: true
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

```yaml title="content/bilans/BIL-2025-VAE.yaml"
titre: Bilan de l’accompagnement VAE 2025
annee: 2025
categorie: vae
etabli_le: 2026-01-22
candidats_debut: 36
reussites_totales: 16
```

## Accepté

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, vae]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}, VAE: {intitule: Accompagnement à la VAE, categorie: vae}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
audits: [{type: surveillance, date: 2026-12-08}]
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-VAE.yaml"
titre: Candidats à la VAE, 1er semestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [vae]
periode: {du: 2026-01-05, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 11
libre_expression: true
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

```yaml title="content/bilans/BIL-2025-VAE.yaml"
titre: Bilan de l’accompagnement VAE 2025
annee: 2025
categorie: vae
etabli_le: 2026-01-22
candidats_debut: 36
candidats_fin: 28
causes_abandon:
  - {cause: reprise_emploi, nombre: 4}
  - {cause: rythme, nombre: 4}
reussites_totales: 16
reussites_partielles: 7
echecs: 1
```

## Source

Guide de lecture V9, indicateur 32 (VAE) : « nombre de candidats en début et fin d’accompagnement, taux et causes
d’abandon, taux de réussite à la VAE ». Le délai du 31 mars est une lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.recueil import a_la_categorie
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Bilan
from filrouge.records.types.commun import Categorie


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("BIL", "organisme"):
        yield lacune
        return
    organisme = inputs.organisme
    if organisme is None or Categorie.VAE not in organisme.categories:
        return
    year = _due_year(inputs.today)
    bilans = [
        bilan
        for bilan in inputs.graph.of(Bilan)
        if bilan.categorie is Categorie.VAE
        and year <= bilan.annee < inputs.today.year
        and bilan.etabli_le <= inputs.today
    ]
    if not bilans:
        yield Fault(
            a_la_categorie(inputs, Categorie.VAE, f"aucun bilan VAE {year}"),
            f"l’accompagnement VAE n’a pas de bilan pour {year}",
            (
                "écrivez dans content/bilans/ les candidats en début et en fin, les causes d’abandon, les réussites",
                "si la catégorie est nouvelle, dites-le dans site_config/derogations.yaml jusqu’au premier bilan",
            ),
        )
    elif all(_missing(bilan) or _untold(bilan) for bilan in bilans):
        last = max(bilans, key=lambda bilan: (bilan.annee, bilan.id))
        yield _incomplete(last) if _missing(last) else _unexplained(last)


def _due_year(today: date) -> int:
    """The last complete year; until 31 March, the one before, whose bilan was due already."""
    return today.year - 1 if today > date(today.year, 3, 31) else today.year - 2


def _missing(bilan: Bilan) -> list[str]:
    """Return the keys whose figures the guide asks for, and the record does not hold."""
    keys = ("candidats_debut", "candidats_fin", "reussites_totales")
    return [key for key in keys if getattr(bilan, key) is None]


def _untold(bilan: Bilan) -> int:
    """Return how many abandons (début less fin) have no cause."""
    left = (bilan.candidats_debut or 0) - (bilan.candidats_fin or 0)
    return max(left - sum(counted.nombre for counted in bilan.causes_abandon), 0)


def _incomplete(bilan: Bilan) -> Fault:
    keys = ", ".join(f"« {key} »" for key in _missing(bilan))
    return Fault(
        Place(bilan.id, ("annee",), "des chiffres manquent"),
        f"le bilan {bilan.id} n’a pas {keys}",
        (f"ajoutez {keys} : 0 si aucun, les taux sont calculés",),
    )


def _unexplained(bilan: Bilan) -> Fault:
    left, untold = (bilan.candidats_debut or 0) - (bilan.candidats_fin or 0), _untold(bilan)
    told = "aucun n’a" if untold == left else "un n’a pas" if untold == 1 else f"{untold} n’ont pas"
    return Fault(
        Place(
            bilan.id,
            ("causes_abandon",) if bilan.causes_abandon else ("candidats_fin",),
            "pour quelles causes ?",
        ),
        f"le bilan {bilan.id} compte {left} abandon{'s' if left > 1 else ''} (début moins fin), dont {told} de cause",
        (
            "complétez « causes_abandon » : une ligne par cause, avec son nombre",
            "pour celles que personne n’a données : « cause: non_communiquee »",
        ),
    )


RULE = Rule(
    "vae-sans-bilan",
    "F3",
    "La VAE sans bilan annuel",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
