"""Where a commit can be read, on the forge that the settings name: an address only when it is certain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.diagnostics import Finding, Severity
from filrouge.source import Document

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ADDRESS = re.compile(
    r"https://(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[1-9][0-9]{0,4})?)/(?P<path>[^?#]+)"
)
_STEP = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_SHORT = {
    "github": "commit",
    "gitea": "commit",
    "forgejo": "commit",
    "codeberg": "commit",
    "bitbucket": "commits",
}
_GITLAB = {"gitlab", "framagit"}
# What git, or a browser, calls the same repository: with a user, over ssh, with a query.
_OTHERWISE = re.compile(r"(?:[a-z+]+://)?(?:[^@/]*@)?(?P<host>[^@:/]+)[:/](?P<path>[^?#]+)", re.IGNORECASE)
_EXAMPLE = "https://github.com/mon-organisme/mon-plan"


@dataclass(frozen=True, slots=True)
class Forge:
    """Where a repository is: the program of its host ("github", "gitlab", …), the host and the path on it."""

    genre: str
    hote: str
    chemin: str


def forge_of(depot: str) -> Forge | None:
    """Return the forge of the repository at ``depot``; None where ``lien_commit`` could tell none either."""
    address = _ADDRESS.fullmatch(depot)
    if address is None or _commits(depot) is None:
        return None
    host = address["host"].lower().removeprefix("www.")
    first = _first_word(host)
    return Forge(
        "gitlab" if first in _GITLAB else first, host, address["path"].removesuffix("/").removesuffix(".git")
    )


def lien_commit(depot: str, commit: str) -> str | None:
    """Return the address of a commit of the repository at ``depot``; None where it cannot be told for certain.

    Known are GitHub, GitLab (and Framagit), Gitea, Forgejo, Codeberg and Bitbucket, at home or on a host whose name begins with
    theirs, over https, with the path of a repository and nothing else in the address. Git's own settings are never
    asked: they may bear a password, and say where one person pushes, not where readers look.
    """
    commits = _commits(depot)
    return f"{commits}/{commit}" if commits and _COMMIT.fullmatch(commit) else None


def depot_faults(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the address of the repository in the settings; no message quotes it."""
    depot = document.data.get("depot")
    if isinstance(depot, str) and _commits(depot) is None:
        message, *helps = _told(depot)
        span = document.span(("depot",))
        yield Finding("depot-mal-designe", Severity.ERREUR, message, span, helps=tuple(helps))


def _commits(depot: str) -> str | None:
    """Return the address that, with the id of a commit behind it, shows that commit."""
    address = _ADDRESS.fullmatch(depot)
    if address is None:
        return None
    host, steps = address["host"].lower(), address["path"].removesuffix("/").removesuffix(".git").split("/")
    if "-" in steps or not all(_STEP.fullmatch(step) for step in steps):
        return None
    way = _way(_first_word(host), steps)
    return f"https://{host}/{'/'.join(steps)}/{way}" if way else None


def _first_word(host: str) -> str:
    """Return the word that tells the forge: of.github.io and gist.github.com hold no repository."""
    return re.split(r"[.:]", host.removeprefix("www."))[0]


def _way(forge: str, steps: list[str]) -> str | None:
    """Return what stands between a repository and its commits, by the forge and the shape of the path."""
    if forge in _GITLAB:
        return "-/commit" if len(steps) >= 2 else None
    if forge == "bitbucket" and len(steps) == 4:
        return "commits" if steps[0] in {"projects", "users"} and steps[2] == "repos" else None
    return _SHORT.get(forge) if len(steps) == 2 else None


def _told(depot: str) -> Iterator[str]:
    """Yield the message, then the remedies."""
    meant = _meant(depot)
    if "@" in depot:
        yield "« depot » contient ce qui sert à se connecter (avant « @ ») : cette adresse serait publiée"
    else:
        yield "« depot » n’est pas l’adresse d’un dépôt sur une forge reconnue : aucun lien n’en serait sûr"
    yield f"vouliez-vous dire « {meant} » ?" if meant else f"par exemple « {_EXAMPLE} »"
    if "@" in depot:
        yield "si c’est un mot de passe ou un jeton, changez-le : git garde ce qui a été enregistré"
    elif not meant:
        yield (
            "forges reconnues : GitHub, GitLab, Framagit, Gitea, Forgejo, Codeberg, Bitbucket, ou un serveur dont le nom commence "
            "par le leur (gitlab.mon-organisme.fr) ; pour une autre, retirez « depot » : il ne manquera que les liens"
        )


def _meant(depot: str) -> str | None:
    """Return the address of the same repository as readers open it, without what may be secret."""
    found = _OTHERWISE.match(depot)
    meant = f"https://{found['host']}/{found['path']}".removesuffix("/").removesuffix(".git") if found else ""
    return meant if _commits(meant) else None
