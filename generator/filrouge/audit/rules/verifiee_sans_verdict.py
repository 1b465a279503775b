"""Une action est close sans conclusion, ou sur une conclusion que ses chiffres démentent.

## Pourquoi

La boucle se ferme sur l’effet : l’action a-t-elle marché ? Sans verdict, le plan montre que
l’on a agi, pas que l’on s’améliore. Un verdict « non efficace » est une bonne réponse, s’il a une suite. De même,
abandonner une action se décide, et la raison s’écrit.

Un verdict « efficace » à côté d’un chiffre qui a baissé se voit au premier coup d’œil : l’auditeur compare la valeur
d’avant, celle d’après et la cible.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire à J-7
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: abandonnee
```

```yaml title="content/actions/ACT-2026-004.yaml"
titre: Rappeler les stagiaires trois mois après la session
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
reussite:
  indicateur: Taux de réponse à froid
  unite: "%"
  cible: 40
  avant: {valeur: 30, le: 2026-04-30}
  apres: {valeur: 22, le: 2026-10-05}
efficacite: {verdict: efficace, verifiee_le: 2026-10-05, par: referent_qualite}
suivi:
  - {le: 2026-06-12, note: Trame d’appel et calendrier en place.}
```

## Accepté

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite:
  verdict: efficace
  verifiee_le: 2026-10-05
  par: referent_qualite
  commentaire: 3,1 avant, 4,2 sur les deux sessions suivantes.
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire à J-7
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: abandonnee
abandon: {le: 2026-06-15, motif: Remplacée par le découpage de la journée en deux., par: direction}
```

Une cible manquée de peu, si le `commentaire` dit pourquoi l’effet suffit :

```yaml title="content/actions/ACT-2026-004.yaml"
titre: Rappeler les stagiaires trois mois après la session
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
reussite:
  indicateur: Taux de réponse à froid
  unite: "%"
  cible: 40
  avant: {valeur: 18, le: 2026-04-30}
  apres: {valeur: 38, le: 2026-10-05}
efficacite:
  verdict: efficace
  verifiee_le: 2026-10-05
  par: referent_qualite
  commentaire: Taux doublé ; les trois dernières réponses sont arrivées après la synthèse.
suivi:
  - {le: 2026-06-12, note: Trame d’appel et calendrier en place.}
```

Sans verdict, ou abandonnée sans raison, c’est une erreur ; un verdict démenti, un avertissement. Un commentaire
n’explique ni un chiffre qui recule, ni une cible manquée de plus de la moitié du chemin. Un verdict sans chiffre n’est
comparé à rien.

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue. La
comparaison du verdict et des chiffres est la lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import number
from filrouge.graph import Graph
from filrouge.graph.series import Effet, effet
from filrouge.records import Action
from filrouge.records.types.action import Efficacite, Statut, Verdict

_MOITIE = 0.5
"""Share of the way to the target under which no comment makes an action « efficace »."""
_DECIMALS = 2


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.statut is Statut.ABANDONNEE:
            yield from _given_up(action)
        elif action.efficacite is not None:
            yield from _belied(inputs.graph, action, action.efficacite)
        elif action.statut is Statut.VERIFIEE:
            yield Fault(
                Place(action.id, ("statut",), "quel effet ?"),
                f"l’action {action.id} est close sans verdict",
                (
                    "ajoutez « efficacite » : verdict, verifiee_le, par, et un commentaire",
                    "si l’effet n’est pas encore vérifié, le statut est « realisee »",
                ),
            )


def _given_up(action: Action) -> Iterator[Fault]:
    if action.abandon is None or vide_de_sens(action.abandon.motif):
        key = "statut" if action.abandon is None else "abandon"
        yield Fault(
            Place(action.id, (key,), "pour quelle raison ?"),
            f"l’action {action.id} est abandonnée sans raison écrite",
            (
                "ajoutez « abandon » : le, par, et un motif qui dit pourquoi on y renonce",
                "si elle reste à faire, remettez le statut « a_faire » ou « en_cours » et une échéance",
            ),
        )


def _belied(graph: Graph, action: Action, check: Efficacite) -> Iterator[Fault]:
    if check.verdict not in {Verdict.EFFICACE, Verdict.PARTIELLEMENT_EFFICACE}:
        return
    found = effet(graph, action)
    against = _against(found, check) if found else ""
    if against:
        told = {Verdict.EFFICACE: "efficace", Verdict.PARTIELLEMENT_EFFICACE: "partiellement efficace"}
        yield Fault(
            Place(action.id, ("efficacite", "verdict"), against),
            f"l’action {action.id} est jugée {told[check.verdict]}, et ses chiffres disent le contraire : {against}",
            (
                "relisez le verdict : « partiellement_efficace » ou « non_efficace », avec sa suite, est une bonne réponse",
                "si les chiffres sont faux, ou mesurent autre chose, corrigez « reussite »",
                "s’ils sont justes et que l’effet suffit, dites pourquoi dans « commentaire »",
            ),
            (Place(action.id, ("reussite",), "les chiffres"),),
            Severity.AVERTISSEMENT,
        )


def _against(found: Effet, check: Efficacite) -> str:
    """Say in what the figures belie a verdict; "" when they do not, or say nothing."""
    progress, after = found.progres, found.apres
    if after is None:
        return ""
    if progress is not None and found.avant is not None and progress < 0:
        return f"{_figure(found.avant)} avant, {_figure(after)} après"
    if check.verdict is not Verdict.EFFICACE or found.cible is None or found.cible_atteinte:
        return ""
    if not _far(found) and not vide_de_sens(check.commentaire or ""):
        return ""
    return f"{_figure(after)} après, pour une cible de {_figure(found.cible)}"


def _far(found: Effet) -> bool:
    """True when less than half of the way to the target was made; unknown without a figure before."""
    if found.progres is None or found.avant is None or found.cible is None:
        return False
    return found.progres < _MOITIE * abs(found.cible - found.avant)


def _figure(value: float) -> str:
    return number(value, _DECIMALS)


RULE = Rule(
    "verifiee-sans-verdict",
    "C3",
    "Une action close sans conclusion fondée",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
