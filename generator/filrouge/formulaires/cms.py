"""The configuration of Sveltia CMS: one collection for each kind of record, made from its schema."""

from collections.abc import Mapping
from dataclasses import dataclass

from filrouge.formulaires.champs import Champ, Choix, Genre, champs_of
from filrouge.project import Forge
from filrouge.records import RecordType
from filrouge.records.types import Organisme
from filrouge.source.discover import ATTACHMENTS
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json

_TOUTES = "fiches"
_BRANCH = "main"
_MESSAGES = {
    "create": "Créer {{slug}}",
    "update": "Modifier {{slug}}",
    "delete": "Supprimer {{slug}}",
    "uploadMedia": "Ajouter une pièce jointe",
    "deleteMedia": "Retirer une pièce jointe",
}
_WIDGETS: Mapping[Genre, Json] = {
    Genre.LIGNE: {"widget": "string"},
    Genre.TEXTE: {"widget": "text"},
    Genre.DATE: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    Genre.BOOLEEN: {"widget": "boolean"},
    Genre.ENTIER: {"widget": "number", "value_type": "int"},
    Genre.NOMBRE: {"widget": "number", "value_type": "float", "step": 0.1},
    Genre.PIECE: {"widget": "file", "choose_url": False},
}


@dataclass(frozen=True, slots=True)
class Collection:
    """What people add under one name: its type and the prefix of its ids.

    ``suivant`` is the id that would come next, "" when none can be told; ``nature`` that of the signalements it holds.
    """

    nom: str
    libelle: str
    singulier: str
    type: RecordType
    prefixe: str
    suivant: str
    nature: str | None = None

    @property
    def champs(self) -> tuple[Champ, ...]:
        """The fields of its records."""
        return champs_of(load_schema(self.type.name).json)

    @property
    def complete(self) -> bool:
        """Whether a form can show the whole of its records."""
        return all(champ.complet for champ in self.champs)


def cms_config(
    organisme: Organisme, forge: Forge, collections: tuple[Collection, ...], application: str | None
) -> Json:
    """Return the configuration; ``application`` is the id of the OAuth application declared on GitLab.

    A collection that no form can show whole is left out: saving half of a record would lose the rest.
    """
    shown = tuple(one for one in collections if one.complete)
    return {
        "backend": _backend(forge, application),
        "publish_mode": "editorial_workflow",
        "app_title": f"Fil Rouge – {organisme.nom}",
        "show_preview_links": False,
        "media_folder": f"content/{ATTACHMENTS}",
        "public_folder": ATTACHMENTS,
        # An id is upper-case; the name of an attachment goes into addresses.
        "slug": {"encoding": "ascii", "clean_accents": True, "lowercase": False},
        "media_libraries": {"default": {"config": {"slugify_filename": True}}},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*(_collection(one, organisme) for one in shown), _every_record()],
    }


def _backend(forge: Forge, application: str | None) -> Json:
    backend: Json = {
        "name": forge.genre,
        "repo": forge.chemin,
        "branch": _BRANCH,
        "commit_messages": _MESSAGES,
    }
    if forge.genre == "github":
        own = {} if forge.hote == "github.com" else {"api_root": f"https://{forge.hote}/api/v3"}
        return {**backend, **own, "auth_methods": ["token"]}
    backend |= {"base_url": f"https://{forge.hote}", "api_root": f"https://{forge.hote}/api/v4"}
    if application is None:
        return {**backend, "auth_methods": ["token"]}
    return {**backend, "auth_type": "pkce", "app_id": application}


def _collection(one: Collection, organisme: Organisme) -> Json:
    names = [champ.nom for champ in one.champs]
    title = "titre" if "titre" in names else names[0]
    prose = one.type.suffix == ".md"
    return {
        "name": one.nom,
        "label": one.libelle,
        "label_singular": one.singulier,
        "folder": f"content/{one.type.folder}",
        "extension": one.type.suffix.removeprefix("."),
        "format": "yaml-frontmatter" if prose else "yaml",
        **({"filter": {"field": "nature", "value": one.nature}} if one.nature else {}),
        "identifier_field": title,
        "summary": f"{{{{slug}}}} – {{{{{title}}}}}",
        "sortable_fields": {
            "fields": ["slug", title],
            "default": {"field": "slug", "direction": "descending"},
        },
        "slug": _slug(one),
        # What was once recorded is abandoned or closed, with its reason, never taken away; a copy has the number of another.
        "delete": False,
        "duplicate": False,
        "fields": [
            *(_of_record(champ, one, organisme) for champ in one.champs),
            *([{"name": "body", "label": "Texte", "widget": "text"}] if prose else []),
        ],
    }


def _slug(one: Collection) -> Json:
    """The id, which is the name of the file: typed, for what a CMS fills in by itself it never checks."""
    example = one.suivant or f"{one.prefixe}-ACCUEIL"
    if one.type.numbered:
        hint = f"Le prochain numéro, à la dernière publication : {example}. Un numéro déjà pris est refusé."
        rest = "-[0-9]{4}-[0-9]{3}"
    else:
        hint = f"Le numéro de la fiche, par exemple {example}."
        rest = "(-[A-Z0-9]+)+"
    return {
        "editable": ["create"],
        "hint": hint,
        "pattern": [f"^{one.prefixe}{rest}$", f"Un numéro s’écrit comme {example}."],
    }


def _of_record(champ: Champ, one: Collection, organisme: Organisme) -> Json:
    if champ.nom == "nature" and one.nature:
        return {"name": "nature", "label": champ.libelle, "widget": "hidden", "default": one.nature}
    return _field(champ, organisme)


def _field(champ: Champ, organisme: Organisme) -> Json:
    field: Json = {
        "name": champ.nom,
        "label": champ.libelle,
        **({"hint": champ.aide} if champ.aide.rstrip(".") not in {"", champ.libelle} else {}),
        "required": champ.obligatoire,
        **_widget(champ, organisme),
    }
    low, high = champ.bornes
    least, most = champ.taille
    bounds = {"min": low, "max": high, "minlength": least, "maxlength": most}
    field |= {key: value for key, value in bounds.items() if value is not None}
    if champ.motif and field["widget"] == "string":
        field["pattern"] = list(champ.motif)
    return field


def _widget(champ: Champ, organisme: Organisme) -> Json:
    match champ.genre:
        case Genre.CHOIX:
            return _select(champ.choix)
        case Genre.CODE:
            codes = codes_of(organisme, champ.code)
            return _select(codes) if codes else {"widget": "string"}
        case Genre.LIEN:
            return _relation(champ)
        case Genre.OBJET:
            return {"widget": "object", "collapsed": "auto", "fields": _fields(champ, organisme)}
        case Genre.LISTE:
            return _list(champ, organisme)
        case _:
            return dict(_WIDGETS[champ.genre])


def _list(champ: Champ, organisme: Organisme) -> Json:
    element = champ.element
    if element is None:
        raise ValueError(f"{champ.nom}: a list of nothing")
    if element.genre is Genre.OBJET:
        return {
            "widget": "list",
            "label_singular": element.libelle,
            "collapsed": "auto",
            "summary": f"{{{{fields.{element.champs[0].nom}}}}}",
            "fields": _fields(element, organisme),
        }
    inside = _field(element, organisme)
    if inside["widget"] not in {"select", "relation", "file"}:
        return {"widget": "list", "label_singular": element.libelle, "field": inside}
    own = {key: value for key, value in inside.items() if key not in {"name", "label", "hint", "required"}}
    return {**own, "multiple": True}


def _fields(champ: Champ, organisme: Organisme) -> list[Json]:
    return [_field(inside, organisme) for inside in champ.champs]


def _select(choix: tuple[Choix, ...]) -> Json:
    return {"widget": "select", "options": [{"label": one.mots, "value": one.valeur} for one in choix]}


def codes_of(organisme: Organisme, code: str) -> tuple[Choix, ...]:
    """Return the codes that the organisation gave to its roles, formations or themes, with their words."""
    words = {
        "role": organisme.roles,
        "formation": {key: formation.intitule for key, formation in organisme.formations.items()},
        "theme": organisme.themes,
    }[code]
    return tuple(Choix(key, label) for key, label in words.items())


@dataclass(frozen=True, slots=True)
class _Cible:
    """What a link chooses from: a collection, the value it keeps, and what people read and search."""

    collection: str
    valeur: str
    montre: tuple[str, ...]


_CIBLES: Mapping[frozenset[str], _Cible] = {
    frozenset({"action"}): _Cible("actions", "{{slug}}", ("{{slug}}", "titre")),
    # A decision has an address of its own, in the review that took it.
    frozenset({"revue#decisions", "revue"}): _Cible(
        "revues", "{{slug}}#{{decisions.*.code}}", ("{{slug}}", "{{decisions.*.decision}}")
    ),
}
_ANY = _Cible(_TOUTES, "{{slug}}", ("{{slug}}", "titre"))


def _relation(champ: Champ) -> Json:
    """A link: to records of one kind, to decisions, or to any record; a CMS cannot offer records and their parts together."""
    target = _CIBLES.get(frozenset(champ.liens), _ANY)
    shown = list(target.montre)
    return {
        "widget": "relation",
        "collection": target.collection,
        "value_field": target.valeur,
        "display_fields": shown,
        "search_fields": shown,
    }


def _every_record() -> Json:
    """All the records of all folders, out of sight: what a link to several kinds chooses from."""
    return {
        "name": _TOUTES,
        "label": "Toutes les fiches",
        "folder": "content",
        "path": "{{fields.dossier}}/{{slug}}",
        "extension": "yaml",
        "format": "yaml",
        "identifier_field": "titre",
        "slug": "{{slug}}",
        "hide": True,
        "create": False,
        "delete": False,
        "fields": [
            {"name": "titre", "label": "Titre", "widget": "string"},
            # No record has it: it stands for the folder in the path above.
            {"name": "dossier", "label": "Dossier", "widget": "hidden"},
        ],
    }
