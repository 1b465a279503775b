"""Who recorded a version: a role from the register, never a name or an address."""

from filrouge.evidence import Evidence
from filrouge.history import Version
from filrouge.project import Project, empreinte

NON_RENSEIGNE = "auteur non renseigné"
"""What is shown of an author whom ``site_config/auteurs.yaml`` does not know."""


def role_de(project: Project, version: Version) -> str | None:
    """Return the code of the author's role; None when the register does not know the address."""
    return project.auteurs.get(empreinte(version.auteur)) if version.auteur else None


def auteur(evidence: Evidence, version: Version) -> str:
    """Return the words for a version's author: the label of the role, or that nobody said."""
    code = role_de(evidence.project, version)
    organisme = evidence.graph.organisme
    if code is None or organisme is None:
        return NON_RENSEIGNE
    return organisme.roles.get(code, NON_RENSEIGNE)
