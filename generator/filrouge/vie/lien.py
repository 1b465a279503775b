"""Where a commit can be read, on the forge that the settings of the site name."""

import re

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ADDRESS = re.compile(
    r"https://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]{1,5})?)/(?P<path>[^?#]+)", re.IGNORECASE
)
_STEP = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_SHORT = {
    "github": "commit",
    "gitea": "commit",
    "forgejo": "commit",
    "codeberg": "commit",
    "bitbucket": "commits",
}


def lien_commit(repo_url: str, commit: str) -> str | None:
    """Return the address of a commit from ``repo_url`` of ``mkdocs.yml``; None where it cannot be told for certain.

    Known are GitHub, GitLab, Gitea, Forgejo and Bitbucket, at home or on a host that bears their name, over https, with
    the path of a repository and nothing else in the address. Git's own settings are never asked.
    """
    address = _ADDRESS.fullmatch(repo_url.strip())
    if address is None or not _COMMIT.fullmatch(commit):
        return None
    host, steps = address["host"].lower(), address["path"].strip("/").removesuffix(".git").split("/")
    if not all(_STEP.fullmatch(step) for step in steps):
        return None
    way = _way(set(re.split(r"[.:]", host)), steps)
    return f"https://{host}/{'/'.join(steps)}/{way}/{commit}" if way else None


def _way(names: set[str], steps: list[str]) -> str | None:
    """Return what stands between a repository and its commits, by the forge and the shape of the path."""
    if "gitlab" in names:
        return "-/commit" if len(steps) >= 2 else None
    if "bitbucket" in names and len(steps) == 4:
        return "commits" if steps[0] in {"projects", "users"} and steps[2] == "repos" else None
    forge = next((way for name, way in _SHORT.items() if name in names), None)
    return forge if len(steps) == 2 else None
