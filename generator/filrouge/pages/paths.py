"""Where each page stands, and the relative link from one to another."""

from functools import lru_cache

from filrouge.records import Ref, type_of_id

_FOLDERS = {
    "abandon": "retours",
    "action": "plan",
    "appreciation": "retours",
    "bilan": "retours",
    "organisme": "",
    "procedure": "procedures",
    "revue": "revues",
    "risque": "risques",
    "signalement": "retours",
}


# A record is cited by many pages.
@lru_cache(maxsize=32768)
def page_path(id_: str) -> str:
    """Return the path of a record's page; the organisation is told on the home page."""
    type_ = type_of_id(id_)
    folder = _FOLDERS[type_.name] if type_ else ""
    return f"{folder}/{id_}.html" if folder else "index.html"


def href(from_path: str, target: Ref | str) -> str:
    """Return the link from a page to a record, a constat, a décision, or any path of the site.

    A path may carry an anchor. The names of pages are always written out: the site is read from
    ``file://`` too.
    """
    if isinstance(target, Ref):
        path, anchor = page_path(target.id), f"#{target.fragment}" if target.fragment else ""
    else:
        path, hash_, rest = target.partition("#")
        anchor = hash_ + rest
    if path == from_path and anchor:
        return anchor
    folder = from_path.rpartition("/")[0]
    if folder and path.startswith(f"{folder}/"):
        return path.removeprefix(f"{folder}/") + anchor
    return "../" * from_path.count("/") + path + anchor
