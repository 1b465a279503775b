"""The register of authors: the role of whoever commits, by the fingerprint of an address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from filrouge.diagnostics import Finding, Label, Severity, closest
from filrouge.project.read import converter, says_nothing
from filrouge.source import Document, read_document
from filrouge.source.discover import refusal
from filrouge.validation import load_schema, violations

AUTHORS_PATH = PurePosixPath("site_config/auteurs.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Auteur:
    """One entry of ``site_config/auteurs.yaml``: an address, in clear or by its SHA-256, and the role behind it."""

    role: str
    courriel: str | None = None
    empreinte: str | None = None

    @property
    def cle(self) -> str:
        """The SHA-256 under which it is looked up."""
        return self.empreinte or empreinte(self.courriel or "")


def empreinte(courriel: str) -> str:
    """Return the SHA-256 of an address in lower case, in 64 hexadecimal digits."""
    return sha256(courriel.lower().encode("utf-8")).hexdigest()


def read_authors(root: Path) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Read the register of authors; an entry at fault gives no role.

    No message quotes an address, and a report has no excerpt of this file.
    """
    path = root / AUTHORS_PATH
    if not path.exists() or says_nothing(raw := path.read_bytes()):
        return {}, ()
    document, findings = read_document(str(AUTHORS_PATH), raw)
    if document is None or findings:
        return {}, findings
    findings = tuple(violations(document, load_schema(AUTHORS_PATH.stem)))
    if findings:
        return {}, findings
    entries = converter().structure(document.data["auteurs"], tuple[Auteur, ...])
    wrong = dict(_wrong_authors(entries, document, _declared_roles(root)))
    sound = {entry.cle: entry.role for index, entry in enumerate(entries) if index not in wrong}
    return sound, tuple(wrong.values())


def _declared_roles(root: Path) -> tuple[str, ...] | None:
    """Return the roles of ``content/organisme.yaml``; None when it cannot be read, which is told elsewhere."""
    shown = "content/organisme.yaml"
    path = root / shown
    if not path.is_file() or refusal(root, shown) is not None:
        return None
    document, _ = read_document(shown, path.read_bytes())
    roles = document.data.get("roles") if document else None
    return tuple(roles) if isinstance(roles, dict) else None


def _wrong_authors(
    entries: tuple[Auteur, ...], document: Document, roles: tuple[str, ...] | None
) -> Iterator[tuple[int, Finding]]:
    """Yield the entries at fault by their place in the file, each with the first thing to mend."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if (entry.courriel is None) == (entry.empreinte is None):
            yield index, _undesignated(document, index)
        elif first.setdefault(entry.cle, index) != index:
            yield index, _twice(document, index, first[entry.cle])
        elif roles is not None and entry.role not in roles:
            yield index, _unknown_role(document, index, entry.role, roles)


def _undesignated(document: Document, index: int) -> Finding:
    message = (
        "un auteur est désigné par son adresse ou par l’empreinte de celle-ci : l’une des deux, et une seule"
    )
    remedy = "gardez « empreinte », qui n’écrit l’adresse nulle part, ou « courriel »"
    span = document.span(("auteurs", index, "role"))
    return Finding("auteur-mal-designe", Severity.ERREUR, message, span, helps=(remedy,))


def _twice(document: Document, index: int, earlier: int) -> Finding:
    return Finding(
        "auteur-en-double",
        Severity.ERREUR,
        "cette adresse a déjà un rôle",
        document.span(("auteurs", index, "role")),
        helps=("gardez une seule des deux entrées",),
        related=(Label(document.span(("auteurs", earlier, "role")), "ici d’abord"),),
    )


def _unknown_role(document: Document, index: int, role: str, roles: tuple[str, ...]) -> Finding:
    near = closest(role, roles)
    return Finding(
        "role-inconnu",
        Severity.ERREUR,
        f"le rôle « {role} » n’est pas dans content/organisme.yaml",
        document.span(("auteurs", index, "role")),
        helps=(f"vouliez-vous dire « {near} » ?" if near else f"rôles déclarés : {', '.join(roles)}",),
    )
