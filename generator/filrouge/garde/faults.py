"""Every fault this package tells of besides those of the rules."""

from collections.abc import Mapping

from filrouge.diagnostics import Finding, Severity, Span

FAULTS: Mapping[str, str] = {
    "noms-enregistres": "la liste des noms à protéger est enregistrée dans git, ou va l’être",
}
"""Code to one French line."""

_IGNORE = "ajoutez la ligne « {path} » au fichier .gitignore, et enregistrez-le"
_RETIRER = "retirez-la de git, sans l’effacer de votre ordinateur : git rm --cached {path}"
_HISTORIQUE = (
    "git garde les versions passées : prévenez la personne qui tient le dépôt, qui peut récrire l’historique "
    "(git filter-repo) puis faire cloner de nouveau chaque copie"
)


def noms_enregistres(path: str, *, bientot: bool = False, passe: bool = False) -> Finding:
    """Tell of a list of names that git holds; ``bientot``: that it is about to; ``passe``: that it did, and was removed."""
    if passe:
        message = (
            "la liste des noms à protéger a été enregistrée dans git : elle se lit encore dans l’historique"
        )
        return Finding("noms-enregistres", Severity.AVERTISSEMENT, message, Span(path), helps=(_HISTORIQUE,))
    state = "va être enregistrée" if bientot else "est suivie par git"
    helps = (_RETIRER.format(path=path), _IGNORE.format(path=path), *(() if bientot else (_HISTORIQUE,)))
    message = f"la liste des noms à protéger {state} : chaque copie du dépôt dirait ces noms"
    return Finding("noms-enregistres", Severity.ERREUR, message, Span(path), helps=helps)
