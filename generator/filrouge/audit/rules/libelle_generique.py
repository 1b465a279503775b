"""Une action annonce une intention, pas ce que l’on va faire.

## Pourquoi

« Améliorer la communication » ou « Sensibiliser les équipes » ne se réalise jamais tout à fait, et ne se
vérifie pas : l’auditeur ne saurait dire ce qui a changé. Une mesure dit quoi, sur quoi, et si possible quand.

C’est la mesure qui est lue ; le titre ne l’est que si la mesure n’est pas écrite.

## Signalé

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Livret d’accueil
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
mesure: Améliorer la communication avec les stagiaires.
responsable: direction
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Revoir les supports
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: direction
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Livret d’accueil
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
mesure: Envoyer à J-10 le plan d’accès, les horaires et le nom du parcours.
responsable: direction
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Améliorer la lisibilité des supports du parcours Tableur en corps 14
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: direction
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

Un verbe général est accepté dès que son objet est précis. Une action abandonnée n’est pas signalée.

## Source

Usage de la profession : une action s’écrit avec un verbe concret et un objet. La liste des mots généraux est la
lecture de Fil Rouge.

## Réglages

`seuils.mots_minimum` : nombre de mots sous lequel la mesure, ou le titre s’il n’y a pas de mesure, ne dit pas ce
qui sera fait ; 4 mots si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import count_words, significant
from filrouge.diagnostics import Severity
from filrouge.records import Action
from filrouge.records.types.action import Statut

_DEGREES = """
ameliorer amelioration assurer attentif attentive attention consolider continuer developper developpement dynamiser encourager favoriser garantir
maintenir meilleur meilleure mieux mobiliser optimiser optimisation perenniser poursuivre promouvoir reflechir reflexion renforcer
renforcement rester surveiller valoriser veiller vigilance vigilant
"""
_ADDRESSES = """
accompagner accompagnement communiquer communication informer information mettre mise rappeler rappel sensibiliser
sensibilisation travailler
"""
_GENERAL = {**dict.fromkeys(significant(_DEGREES), 2), **dict.fromkeys(significant(_ADDRESSES), 1)}
"""What a good intention begins with, and how many precise words make it a measure: « rappeler les horaires »
says what is done, « optimiser les horaires » does not."""

_COMMON = """
acteur action activite apprenant apprenante beneficiaire chose client collaborateur contenu continu continue davantage
demarche dispositif echange ensemble entreprise equipe formateur formatrice formation general generale global
globale important importante interne intervenant niveau organisation organisme partage partagee passe passer pedagogie pedagogique personne personnel place point possible
pratique present prestation processus prochain prochaine progres qualite quotidien regulierement relation respect
retour satisfaction service session stagiaire suivi sujet
"""
_VAGUE = frozenset(significant(_COMMON))
"""Words that every plan holds: they name no object."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.statut is Statut.ABANDONNEE:
            continue
        key, text = ("mesure", action.mesure) if action.mesure else ("titre", action.titre)
        what = f"{'la mesure' if action.mesure else 'le titre'} de l’action {action.id}"
        if count_words(text) < inputs.seuils.mots_minimum:
            yield _fault(action, key, f"{what} ne dit pas ce qui sera fait", "trop court")
        elif _is_intention(text):
            yield _fault(action, key, f"{what} n’est qu’une intention", "sur quoi ?")


def _is_intention(text: str) -> bool:
    """True when a general word begins the text, and nothing after it names an object."""
    words = significant(text)
    needed = _GENERAL.get(words[0], 0) if words else 0
    return len({*words} - _GENERAL.keys() - _VAGUE) < needed


def _fault(action: Action, key: str, message: str, label: str) -> Fault:
    return Fault(Place(action.id, (key,), label), message, (_REMEDY,))


_REMEDY = (
    "écrivez dans « mesure » ce qui sera fait, sur quoi et quand : « envoyer la convocation à J-10 », "
    "« tester le secours avant chaque session »"
)

RULE = Rule(
    "libelle-generique",
    "B7",
    "Une action trop générale",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
