"""GitHub issue forms: a few fields of a schema, with the words that the reader of their answers knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import yaml

from filrouge.formulaires.champs import Champ, Genre, champs_of
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json

ETIQUETTE = "à-enregistrer"
"""The label that a person of the team puts on an issue to have its record written."""

PROMESSE = "Je n’ai écrit ni nom, ni courriel, ni téléphone, ni donnée de santé."
DATE = "AAAA-MM-JJ"
_NOTICE = (
    "Ne nommez personne et ne donnez aucun détail qui permette de reconnaître quelqu’un : ce que vous écrivez est envoyé par courriel "
    "à ceux qui suivent le dépôt, et git n’oublie rien. Pour une réclamation nominative, gardez le dossier "
    "hors d’ici et n’en résumez que les faits."
)


@dataclass(frozen=True, slots=True)
class Formulaire:
    """One issue form: the kind of record it makes, by the word of « filrouge ajouter », and what it asks for.

    ``promesse`` is the heading of its last box, which no other form has.
    """

    mot: str
    type: str
    nom: str
    aide: str
    cles: tuple[str, ...]
    promesse: str

    @property
    def champs(self) -> tuple[Champ, ...]:
        """The fields asked for, in the order of the schema; what is not required by it may still be here."""
        known = {champ.nom: champ for champ in champs_of(load_schema(self.type).json)}
        needed = _NEEDED.get(self.type, ())
        return tuple(
            replace(known[key], obligatoire=known[key].obligatoire or key in needed) for key in self.cles
        )

    @property
    def titres(self) -> tuple[str, ...]:
        """The headings of an answer, in order."""
        return (*(champ.libelle for champ in self.champs), self.promesse)


_NEEDED: Mapping[str, tuple[str, ...]] = {"action": ("constat", "mesure")}
_OF_SIGNALEMENT = ("titre", "recu_le", "canal", "qualite", "description", "gravite", "traitement")
FORMULAIRES = (
    Formulaire(
        "reclamation",
        "signalement",
        "Nouvelle réclamation",
        "Une démarche écrite pour faire respecter un droit ou obtenir un dû.",
        _OF_SIGNALEMENT,
        "Avant d’envoyer la réclamation",
    ),
    Formulaire(
        "difficulte",
        "signalement",
        "Difficulté",
        "Ce qui empêche ou gêne le déroulement d’une prestation.",
        _OF_SIGNALEMENT,
        "Avant d’envoyer la difficulté",
    ),
    Formulaire(
        "alea",
        "signalement",
        "Aléa",
        "Un événement extérieur et imprévisible qui perturbe une prestation.",
        _OF_SIGNALEMENT,
        "Avant d’envoyer l’aléa",
    ),
    Formulaire(
        "action",
        "action",
        "Idée d’amélioration",
        "Une proposition de l’équipe : ce qui ne va pas, et ce qu’on pourrait faire.",
        ("titre", "constat", "mesure"),
        "Avant d’envoyer l’idée",
    ),
)


def issue_forms() -> dict[str, bytes]:
    """Return the issue forms of a repository, by path."""
    forms = {f"{one.mot if one.mot != 'action' else 'idee'}.yml": _form(one) for one in FORMULAIRES}
    files = {**forms, "config.yml": {"blank_issues_enabled": True}}
    return {f".github/ISSUE_TEMPLATE/{name}": _yaml(value) for name, value in files.items()}


def _form(one: Formulaire) -> Json:
    promise = {"label": one.promesse, "options": [{"label": PROMESSE, "required": True}]}
    return {
        "name": one.nom,
        "description": one.aide,
        "body": [
            {"type": "markdown", "attributes": {"value": _NOTICE}},
            *map(_element, one.champs),
            {"type": "checkboxes", "id": "promesse", "attributes": promise},
        ],
    }


def _element(champ: Champ) -> Json:
    attributes: Json = {"label": champ.libelle, "description": champ.aide}
    kind = "input"
    match champ.genre:
        case Genre.CHOIX:
            kind = "dropdown"
            attributes["options"] = [choix.mots for choix in champ.choix]
        case Genre.TEXTE:
            kind = "textarea"
        case Genre.DATE:
            attributes["placeholder"] = DATE
        case Genre.LIGNE:
            attributes["placeholder"] = champ.exemple
        case _:
            raise ValueError(f"{champ.nom}: no issue form can ask for it")
    element: Json = {"type": kind, "id": champ.nom, "attributes": attributes}
    return {**element, "validations": {"required": champ.obligatoire}}


def _yaml(value: Json) -> bytes:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120).encode()
