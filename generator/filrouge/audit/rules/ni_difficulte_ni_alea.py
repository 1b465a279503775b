"""Ni difficulté ni aléa depuis un an, et rien ne dit que ce vide a été constaté.

## Pourquoi

L’indicateur 31 ne parle pas que de réclamations. Une salle en panne, un formateur absent, un stagiaire qui
décroche : une année sans rien paraît peu vraisemblable, et l’auditeur demandera où cela s’écrit. Si c’est
vrai, une revue validée le constate. Ce constat porte sur le temps écoulé depuis la revue précédente : au-delà de six
mois, il en faut un autre.

## Signalé

Avec une période de cinq mois, le dernier aléa (en avril) est trop ancien, et la revue d’octobre n’a constaté que
l’absence de difficulté :

```yaml title="site_config/reglages.yaml"
seuils: {signalements_mois: 5}
```

## Accepté

```yaml title="site_config/reglages.yaml"
seuils: {signalements_mois: 5}
```

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Formateur indisponible la veille d’une session
nature: difficulte
recu_le: 2026-09-21
canal: interne
qualite: equipe_pedagogique
description: Le formateur prévient la veille qu’il ne pourra pas animer le premier jour.
gravite: moderee
analyse: Imprévu personnel ; un remplaçant sous contrat était libre.
```

## Source

Guide de lecture V9, indicateur 31 : traitement des difficultés et des aléas. Le constat daté est un usage de la
profession, les six mois une lecture de Fil Rouge. Le guide ne reporte la mise en œuvre que pour l’indicateur 32 :
attendre aussi, pour celui-ci, l’audit de surveillance d’un nouvel entrant est une lecture de Fil Rouge.

## Réglages

`seuils.signalements_mois` : la durée sans difficulté ni aléa après laquelle un constat est attendu, 12 mois si
rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import natures_constatees, natures_recues
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records.types.signalement import Nature

_NATURES = {Nature.DIFFICULTE: "de difficulté", Nature.ALEA: "d’aléa"}


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("DIF", "ALE", "REV", "organisme"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.signalements_mois)
    if not _NATURES.keys().isdisjoint(natures_recues(inputs, since)):
        return
    unsaid = [nature for nature in _NATURES if nature not in natures_constatees(inputs, since)]
    if not unsaid:
        return
    yield Fault(
        Place("organisme", ("categories",)),
        f"depuis le {jour(since)}, ni difficulté ni aléa au registre, et aucune revue validée des six derniers mois ne "
        f"constate l’absence {' et '.join(_NATURES[nature] for nature in unsaid)}",
        (
            "s’il y en a eu, même mineurs, créez leurs fiches dans content/signalements/ (DIF-…, ALE-…)",
            f"sinon, constatez-le à la prochaine revue : « neant: [{', '.join(unsaid)}] »",
        ),
    )


RULE = Rule(
    "ni-difficulte-ni-alea",
    "E6",
    "Ni difficulté ni aléa",
    Severity.AVERTISSEMENT,
    (31,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
