"""A repository as it was at a commit or on a day, from git's objects alone: no working file is looked at."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.history.commits import read_commits
from filrouge.history.depot import open_depot
from filrouge.history.errors import IncompleteError, NoHistoryError
from filrouge.history.git import TIMEOUT
from filrouge.history.history import Historique, SansHistorique
from filrouge.history.line import Line, follow
from filrouge.history.objects import read_objects
from filrouge.history.read import read_depot
from filrouge.records import type_of_id

_LUS = ("content", "site_config", "mkdocs.yml")
"""What a repository is read from."""
_ORDINAIRES = (b"100644", b"100755", b"100664")
_LIEN = b"120000"
_PRINCIPALES = ("main", "origin/main", "master", "origin/master")
"""Where the main branch is looked for: a machine of CI often has that of the forge alone."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_JOUR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLUS_LONGUE = 200
_FICHIER, _EN_TOUT, _A_LA_FOIS = 50_000_000, 1_000_000_000, 50_000_000
"""Bytes of one file, of a whole state, and of what is asked of git at once; an attachment has 20 MB at most."""
_NOMBRE = 100_000
_QUOI = "donnez un enregistrement, une branche, une étiquette ou une date AAAA-MM-JJ ; « git log --oneline » les montre"


@dataclass(frozen=True, slots=True)
class Etat:
    """A commit, and the day at which its records are read: the one asked for, else when it reached its line."""

    commit: str
    jour: date


@dataclass(frozen=True, slots=True)
class _Fichier:
    """An ordinary file of a tree; ``chemin`` is relative to the records' repository, ``taille`` in bytes."""

    chemin: str
    blob: str
    taille: int


class Etats:
    """The states of the repository that holds a folder.

    Every method raises UserError where git cannot answer, in the words of ``read_history``.
    """

    def __init__(
        self, root: Path, environ: Mapping[str, str] = os.environ, *, timeout: float = TIMEOUT
    ) -> None:
        """``timeout`` is in seconds, for each call of git."""
        with _en_clair():
            self._depot = open_depot(root.resolve(), environ, timeout)

    def trouver(self, demande: str) -> Etat:
        """Return the state at a day AAAA-MM-JJ, on the main line of ``HEAD``, or at whatever git calls a commit.

        Raises:
            UserError: there is none.
        """
        with _en_clair():
            if _JOUR.fullmatch(demande):
                return self._au(demande)
            commit = self._commit(demande)
            if commit is None:
                raise UserError(f"git ne connaît pas d’état « {_montre(demande)} »", _QUOI)
            return self._a(commit)

    def depart_de_main(self) -> tuple[str, Etat]:
        """Return the main branch and the state from which the present one parted from it; its last, on that one itself.

        Raises:
            UserError: there is no main branch, or nothing in common with it.
        """
        with _en_clair():
            known = ((name, self._commit(name)) for name in _PRINCIPALES)
            branch, main = next((pair for pair in known if pair[1]), ("", None))
            if main is None:
                raise UserError(
                    "le dépôt git n’a pas de branche « main »",
                    "dites quoi comparer : filrouge comparer REV1..REV2",
                )
            told = self._depot.git.run("rev-parse", f"{main}...{self._depot.head}").decode("ascii").split()
            common = next((line[1:] for line in told if line.startswith("^")), None)
            if common is None:
                raise UserError(
                    "la branche actuelle et « main » n’ont aucun enregistrement en commun",
                    "dites quoi comparer : filrouge comparer REV1..REV2",
                )
            return branch, self._a(common)

    def historique(self, etat: Etat) -> Historique | SansHistorique:
        """Return what git remembered at that commit, whatever came after."""
        try:
            return read_depot(replace(self._depot, head=etat.commit))
        except NoHistoryError as refused:
            return refused.sans

    def ecrire(self, etat: Etat, dossier: Path) -> None:
        """Write the records and settings of a state into an empty folder.

        Raises:
            UserError: it has no record, holds a link, or is out of all proportion.
        """
        with _en_clair():
            files = tuple(self._fichiers(etat))
            _verifier(files)
            for batch in _lots(files):
                wanted = dict.fromkeys(file.blob for file in batch)
                contents = dict(read_objects(self._depot.git, wanted, b"blob"))
                for file in batch:
                    _poser(dossier, file.chemin, contents[file.blob])
        if not (dossier / "content").is_dir():
            raise UserError(
                f"cet état du dépôt ({etat.commit[:7]}) n’a pas de dossier « content »",
                "choisissez un état plus récent",
            )

    def _commit(self, demande: str) -> str | None:
        """Ask git which commit is meant; what begins with a dash is never an option."""
        if not demande.isprintable() or not 0 < len(demande) <= _PLUS_LONGUE:
            return None
        words = ("--verify", "--quiet", "--end-of-options", f"{demande}^{{commit}}")
        asked = self._depot.git.call("rev-parse", *words)
        found = asked.stdout.decode("ascii", "replace").strip()
        return found if asked.returncode == 0 and _COMMIT.fullmatch(found) else None

    def _a(self, commit: str) -> Etat:
        return Etat(commit, self._ligne(commit).arrivals[commit].date())

    def _au(self, demande: str) -> Etat:
        try:
            day = date.fromisoformat(demande)
        except ValueError:
            raise UserError(f"« {demande} » n’est pas une date AAAA-MM-JJ", _QUOI) from None
        line = self._ligne(self._depot.head)
        main = [commit.id for commit in line.order if commit.id in line.main]
        reached = [id_ for id_ in main if line.arrivals[id_].date() <= day]
        if not reached:
            first = min(line.arrivals[id_].date() for id_ in main)
            raise UserError(
                f"rien n’était encore enregistré dans git le {jour(day)}",
                f"donnez une date à partir du {jour(first)}",
            )
        return Etat(reached[-1], day)

    def _ligne(self, commit: str) -> Line:
        return follow(read_commits(self._depot.git, commit), commit)

    def _fichiers(self, etat: Etat) -> Iterator[_Fichier]:
        where = ("--", os.fsdecode(self._depot.dossier)) if self._depot.dossier else ()
        answer = self._depot.git.run("ls-tree", "-r", "-z", "--long", "--full-tree", etat.commit, *where)
        for entry in filter(None, answer.split(b"\0")):
            told, _, path = entry.partition(b"\t")
            inside = os.fsdecode(path.removeprefix(self._depot.dossier))
            if _est_lu(inside):
                yield _ordinaire(told.split(), inside)


def _est_lu(chemin: str) -> bool:
    """Tell what is read; beside the folders, a record out of its place, which is told of."""
    return chemin.partition("/")[0] in _LUS or type_of_id(Path(chemin).stem) is not None


def _ordinaire(dit: list[bytes], chemin: str) -> _Fichier:
    """Read ``100644 blob <id> <size>``; git writes ``BAD`` for the size of what it no longer holds."""
    shown = _montre(chemin)
    if dit[0] == _LIEN:
        raise UserError(
            f"« {shown} » est un lien symbolique : il n’est pas suivi",
            "choisissez un état où le fichier lui-même est à cette place",
        )
    if dit[0] not in _ORDINAIRES or dit[1] != b"blob":
        raise UserError(
            f"« {shown} » n’est pas un fichier ordinaire : il n’est pas lu",
            "choisissez un état où il n’y a là ni dépôt git ni fichier spécial",
        )
    if any(part in {"", ".", ".."} or "\\" in part for part in chemin.split("/")):
        raise UserError(f"le chemin « {shown} » sort du dépôt", "choisissez un autre état")
    if not dit[3].isdigit():
        raise IncompleteError
    size = int(dit[3])
    if size > _FICHIER:
        raise UserError(
            f"« {shown} » pèse {size // 1_000_000} Mo, au-delà de la limite de {_FICHIER // 1_000_000} Mo",
            "choisissez un état sans ce fichier",
        )
    return _Fichier(chemin, dit[2].decode("ascii"), size)


def _verifier(fichiers: tuple[_Fichier, ...]) -> None:
    """Refuse what a small repository may unfold into."""
    total = sum(file.taille for file in fichiers)
    if len(fichiers) > _NOMBRE or total > _EN_TOUT:
        raise UserError(
            f"cet état du dépôt est trop gros : {len(fichiers)} fichiers, {total // 1_000_000} Mo",
            f"choisissez un état de {_NOMBRE} fichiers et de {_EN_TOUT // 1_000_000} Mo au plus",
        )


def _lots(fichiers: tuple[_Fichier, ...]) -> Iterator[list[_Fichier]]:
    batch: list[_Fichier] = []
    room = _A_LA_FOIS
    for file in fichiers:
        if batch and file.taille > room:
            yield batch
            batch, room = [], _A_LA_FOIS
        batch.append(file)
        room -= file.taille
    if batch:
        yield batch


def _poser(dossier: Path, chemin: str, contenu: bytes) -> None:
    """Write a new file: nothing that stands there already is followed or replaced."""
    place = dossier / chemin
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(contenu)
    except OSError as error:
        raise UserError(
            f"« {_montre(chemin)} » n’a pas pu être écrit dans le dossier temporaire : {error.strerror}",
            "vérifiez la place qui reste, ou choisissez un autre état",
        ) from error


def _montre(texte: str) -> str:
    """Return what a message may quote: on one line, without what commands a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in texte[:_PLUS_LONGUE])


@contextmanager
def _en_clair() -> Iterator[None]:
    """Say to the user why there is no history to read a state from."""
    try:
        yield
    except NoHistoryError as refused:
        raise UserError(refused.sans.raison, refused.sans.aide) from None
