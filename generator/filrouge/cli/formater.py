"""``filrouge formater``: the files of the records in their one form."""

import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import give, protect, racine_option, root_of, tell, today
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import plural
from filrouge.ecriture import Ecrit, formater, poser
from filrouge.project import open_project
from filrouge.records.names import Named, read_name
from filrouge.source import read_document
from filrouge.source.discover import discover
from filrouge.validation import load_schema


@dataclass(frozen=True, slots=True)
class _Forme:
    """What the files become, and why some are left as they are."""

    ecrits: tuple[Ecrit, ...]
    laisses: tuple[str, ...]


@click.command("formater")
@click.argument("fichiers", nargs=-1, metavar="[FICHIER]…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--diff",
    is_flag=True,
    help="Montre ce qui changerait, sans rien écrire ; sort avec le code 1 s’il y en a.",
)
@racine_option
def command(fichiers: tuple[Path, ...], racine: Path | None, *, diff: bool) -> None:
    """Remet les fiches dans leur forme : ordre des rubriques, retraits, guillemets. Les valeurs et les commentaires restent.

    Sans FICHIER, toutes les fiches. Une fiche qui ne se lit pas est laissée telle quelle.
    """
    root = root_of(racine)
    protect(open_project(root, clock=today())[0].noms)
    forme = _formes(root, _named(root, fichiers))
    if diff:
        give("".join(line for ecrit in forme.ecrits for line in _difference(ecrit)), None)
    else:
        poser(root, forme.ecrits)
        give("".join(f"Mis en forme : {ecrit.path}\n" for ecrit in forme.ecrits), None)
    for reason in forme.laisses:
        tell(reason)
    tell(_told(len(forme.ecrits), diff=diff))
    sys.exit(FINDINGS if forme.laisses or (diff and forme.ecrits) else CLEAN)


def _told(count: int, *, diff: bool) -> str:
    if not count:
        return "Toutes les fiches lues sont en forme."
    if diff:
        return f"{plural(count, 'fiche')} à mettre en forme : « filrouge formater »."
    return f"{plural(count, 'fiche')} en forme. Relisez avec « git diff », puis enregistrez avec git."


def _named(root: Path, asked: tuple[Path, ...]) -> Iterator[Named]:
    """Yield the records asked for, all of them by default.

    Raises:
        UserError: what is asked for is no record of this repository.
    """
    known = {named.path: named for named in map(read_name, discover(root)[0]) if isinstance(named, Named)}
    if not asked:
        yield from known.values()
    for path in asked:
        place = path.resolve()
        shown = place.relative_to(root).as_posix() if place.is_relative_to(root) else str(path)
        if shown not in known:
            raise UserError(f"« {path} » n’est pas une fiche de ce dépôt", "donnez un fichier de content/")
        yield known[shown]


def _formes(root: Path, names: Iterator[Named]) -> _Forme:
    ecrits: list[Ecrit] = []
    left: list[str] = []
    for named in names:
        raw = (root / named.path).read_bytes()
        document, findings = read_document(named.path, raw)
        if document is None or findings:
            left.append(f"{named.path} ne se lit pas : « filrouge verifier » dit pourquoi.")
            continue
        try:
            text = formater(document, load_schema(named.type.name))
        except UserError as error:
            left.append(f"{error.message} ({error.help}).")
            continue
        if text.encode("utf-8") != raw:
            ecrits.append(Ecrit(named.path, raw, text.encode("utf-8")))
    return _Forme(tuple(ecrits), tuple(left))


def _difference(ecrit: Ecrit) -> Iterator[str]:
    before, after = (
        (raw or b"").decode("utf-8").splitlines(keepends=True) for raw in (ecrit.avant, ecrit.apres)
    )
    return difflib.unified_diff(before, after, f"a/{ecrit.path}", f"b/{ecrit.path}")
