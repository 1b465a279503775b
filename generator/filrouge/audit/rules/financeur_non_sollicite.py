"""Aucun financeur n’a été sollicité depuis un an.

## Pourquoi

Les financeurs font partie des parties prenantes : l’auditeur attend au moins une sollicitation par an, ou une
participation à leurs réunions ou webinaires. Depuis le 1er novembre 2026, c’est « le cas échéant » : un
organisme qui n’en a pas doit pouvoir le dire. Un comité de pilotage, à lui seul, ne montre pas que le
financeur a donné son avis. Une absence est le plus souvent une non-conformité mineure (lecture de Fil Rouge).

La règle regarde les financeurs ensemble : une appréciation ne dit pas lequel s’est exprimé. Si vous en avez
plusieurs, tenez-en le compte vous-même : un auditeur peut demander la trace de chacun.

## Signalé

Le dernier entretien a plus d’un an :

```yaml title="content/appreciations/APP-2026-T2-FINANCEURS.yaml"
titre: Entretien avec l’OPCO, mai 2025
partie_prenante: financeurs
modalite: entretien
categories: [formation]
periode: {du: 2025-05-19, au: 2025-05-19}
etablie_le: 2025-05-20
reponses: 1
points_forts: [Dossiers complets et à l’heure.]
```

## Accepté

Un organisme sans financeur le dit par une liste vide :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: []
```

```yaml title="content/appreciations/APP-2026-T2-FINANCEURS.yaml"
titre: Entretien avec l’OPCO, mai 2025
partie_prenante: financeurs
modalite: entretien
categories: [formation]
periode: {du: 2025-05-19, au: 2025-05-19}
etablie_le: 2025-05-20
reponses: 1
points_forts: [Dossiers complets et à l’heure.]
```

Une réunion ou un webinaire du financeur convient : `partie_prenante: financeurs`, `modalite: webinaire`.

## Source

Guide de lecture V9, indicateur 30 : financeurs sollicités au moins une fois par an, ou participation à leurs
webinaires et réunions. Décret n° 2026-728 : « financeurs (le cas échéant) ». Le guide ne reporte la mise
en œuvre que pour l’indicateur 32 : attendre aussi, pour celui-ci, l’audit de surveillance d’un nouvel entrant est une
lecture de Fil Rouge.

## Réglages

`seuils.financeurs_mois` : la durée dans laquelle un financeur doit avoir été sollicité, 12 mois si rien
n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import AUPRES, a_la_categorie, categories, recents
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records.types.appreciation import PartiePrenante

_WRITE = (
    "si l’échange a eu lieu, écrivez sa synthèse dans content/appreciations/ : "
    "« partie_prenante: financeurs », « modalite: entretien », reunion ou webinaire"
)


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    partie = PartiePrenante.FINANCEURS
    named = inputs.organisme.financeurs if inputs.organisme else None
    if partie not in inputs.referentiel.parties(categories(inputs)) or named == ():
        return
    if any(one.partie_prenante is partie for one in recents(inputs, inputs.seuils.financeurs_mois)):
        return
    since = months_before(inputs.today, inputs.seuils.financeurs_mois)
    message = f"depuis le {jour(since)}, aucune appréciation n’a été recueillie {AUPRES[partie]}"
    none = "si vous n’en avez pas, écrivez « financeurs: [] » dans content/organisme.yaml"
    if named is None:
        yield Fault(
            a_la_categorie(inputs, partie, "avez-vous des financeurs ?"),
            f"{message}, et rien ne dit si l’organisme en a",
            (none, "si vous en avez, nommez-les dans « financeurs »", _WRITE),
            severity=Severity.AVERTISSEMENT,
        )
        return
    yield Fault(
        Place("organisme", ("financeurs",), "à solliciter"),
        message,
        (_WRITE, "sinon, demandez-leur un entretien ou participez à leur prochaine réunion", none),
    )


RULE = Rule(
    "financeur-non-sollicite",
    "D2",
    "Aucun financeur sollicité",
    Severity.ERREUR,
    (30,),
    Gradation.MINEURE,
    _check,
    mise_en_oeuvre=True,
)
