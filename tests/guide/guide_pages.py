"""The two pages of the guide that nobody writes: the commands from their help, the records from their schemas."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from click import Command, Context, Group, Option

from filrouge.cli.main import COMMANDS
from filrouge.records import RECORD_TYPES, RecordType
from filrouge.validation import load_schema

_WRITTEN = "<!-- Écrit d’après {} : « pytest tests/guide --maj » l’écrit de nouveau. -->\n"
_KINDS = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "boolean": "oui ou non (`true`, `false`)",
    "array": "liste",
    "object": "plusieurs rubriques",
}


def commandes() -> str:
    """Return the page of the commands."""
    head = (
        _WRITTEN.format("l’aide des commandes")
        + "# Les commandes\n\nChacune a une aide : `filrouge verifier --help`. Aucune n’enregistre à votre place dans git.\n"
        "Codes de sortie : 0 rien à signaler, 1 défauts trouvés, 2 exécution impossible.\n"
    )
    return head + "".join(_commands())


def _commands() -> Iterator[str]:
    for name in COMMANDS:
        command: Command = import_module(f"filrouge.cli.{name}").command
        yield _command(f"filrouge {name}", command, "##")
        if isinstance(command, Group):
            context = Context(command)
            for below in command.list_commands(context):
                found = command.get_command(context, below)
                assert found is not None
                yield _command(f"filrouge {name} {below}", found, "###")


def _command(name: str, command: Command, level: str) -> str:
    words = [
        param.make_metavar(Context(command)) for param in command.params if not isinstance(param, Option)
    ]
    # Where « \\b » stands, click keeps the lines as they are.
    text = (command.help or "").replace("\b\n", "").strip()
    paragraphs = "\n\n".join(" ".join(one.split()) for one in text.split("\n\n"))
    out = f"\n{level} {' '.join((name, *words))}\n\n{paragraphs}\n"
    rows = [_row(one) for one in command.params if isinstance(one, Option) and not one.hidden]
    if rows:
        out += "\n| Option | Ce qu’elle fait |\n| --- | --- |\n" + "".join(rows)
    return out


def _row(option: Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag else f" *{option.make_metavar(Context(Command('x')))}*".replace("|", "\\|")
    return f"| {names}{value} | {' '.join((option.help or '').split())} |\n"


def fiches() -> str:
    """Return the page of the records."""
    head = (
        _WRITTEN.format("les schémas")
        + "# Les fiches\n\nUne fiche par fichier ; le nom du fichier est son numéro. `filrouge ajouter` en écrit une, expliquée. "
        "Une rubrique marquée d’une étoile est obligatoire.\n"
    )
    return head + "".join(_type(one) for one in RECORD_TYPES)


def _type(type_: RecordType) -> str:
    schema = load_schema(type_.name).json
    folder = f"`content/{type_.folder}/`" if type_.folder else "`content/organisme.yaml`"
    named = f", nommée `{type_.prefixes[0]}-…{type_.suffix}`" if type_.prefixes else ""
    prose = " Le texte suit les rubriques, en Markdown." if type_.suffix == ".md" else ""
    out = f"\n## {schema['title']}\n\n{schema['description']}\n\nDans {folder}{named}.{prose}\n\n"
    return out + "| Rubrique | Ce qu’elle dit | Valeur |\n| --- | --- | --- |\n" + "".join(_keys(schema, ""))


def _keys(node: dict[str, Any], above: str) -> Iterator[str]:
    required = set(node.get("required", ()))
    for key, child in node.get("properties", {}).items():
        star = " \\*" if key in required else ""
        team = " *Réservé à l’équipe.*" if child.get("x-interne") else ""
        yield f"| `{above}{key}`{star} | {_cell(child['description'])}{team} | {_value(child)} |\n"
        yield from _keys(child, f"{above}{key}.")
        if isinstance(child.get("items"), dict):
            yield from _keys(child["items"], f"{above}{key}[].")


def _value(node: dict[str, Any]) -> str:
    if "enum" in node:
        return ", ".join(f"`{one}`" for one in node["enum"])
    if node.get("format") == "date":
        return "date, `AAAA-MM-JJ`"
    kind = _KINDS[node["type"]]
    items = node.get("items")
    if isinstance(items, dict):
        return f"{kind} : {_value(items)}"
    example = node.get("examples", [None])[0]
    shown = (
        f", par exemple `{example}`"
        if isinstance(example, str | int | float) and len(str(example)) <= 40
        else ""
    )
    return f"{kind}{shown}"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")
