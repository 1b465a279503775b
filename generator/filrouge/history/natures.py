"""Which kind of change it is: read from the place, its schema, and what stood there."""

from datetime import date

from filrouge.history.changement import RIEN, Lieu, NatureChangement, Valeur, est_rien

_SIMPLES = {
    ("statut",): NatureChangement.STATUT,
    ("reussite", "avant"): NatureChangement.MESURE,
    ("reussite", "apres"): NatureChangement.MESURE,
}
_NOMMES = frozenset({"role", "theme", "formation", "categorie"})
"""What the organisation declares, which no record is."""
_LONG = 80


def jour_de(valeur: Valeur) -> date | None:
    """Return the day that a value writes, if it writes one."""
    try:
        return date.fromisoformat(valeur) if isinstance(valeur, str) else None
    except ValueError:
        return None


def est_lien(lieu: Lieu) -> bool:
    """Tell whether a place points to another record."""
    return bool(lieu.renvois - _NOMMES)


def nature_valeur(lieu: Lieu, avant: Valeur, apres: Valeur) -> NatureChangement:
    """Return the kind of change of a value that was added, taken away or replaced."""
    if lieu.nom == "note_interne":
        return NatureChangement.NOTE_INTERNE
    simple = _SIMPLES.get(lieu.pointer)
    if simple:
        return simple
    if lieu.pointer[0] == "efficacite" and lieu.type.name == "action":
        checked = _efficacite(lieu, avant, apres)
        if checked:
            return checked
    if lieu.pointer[-1] == "suite" or lieu.pointer[-2:] == ("suite", "nature"):
        return NatureChangement.SUITE
    return _par_schema(lieu, avant, apres)


def _efficacite(lieu: Lieu, avant: Valeur, apres: Valeur) -> NatureChangement | None:
    if lieu.pointer == ("efficacite",) and isinstance(apres, dict):
        return NatureChangement.EFFICACITE_CONSTATEE
    if lieu.pointer == ("efficacite",) and est_rien(apres):
        return NatureChangement.EFFICACITE_RETIREE
    if lieu.nom == "verdict" and isinstance(avant, str) and isinstance(apres, str):
        return NatureChangement.EFFICACITE_REVUE
    return None


def _par_schema(lieu: Lieu, avant: Valeur, apres: Valeur) -> NatureChangement:
    """Tell by what the schema expects there, as long as it is what stands there."""
    there = [valeur for valeur in (avant, apres) if not est_rien(valeur)]
    if not all(isinstance(valeur, str) for valeur in there):
        return NatureChangement.VALEUR
    if lieu.noeud.get("format") == "date":
        days = all(jour_de(valeur) for valeur in there)
        return _date(lieu, avant, apres) if days else NatureChangement.VALEUR
    if "role" in lieu.renvois:
        return NatureChangement.RESPONSABLE if lieu.nom == "responsable" else NatureChangement.PERSONNE
    if est_lien(lieu):
        replaced = len(there) == 2
        return NatureChangement.LIEN_REMPLACE if replaced else _sens(avant, *_LIENS)
    return NatureChangement.TEXTE if _texte(lieu, *there) else NatureChangement.VALEUR


def _date(lieu: Lieu, avant: Valeur, apres: Valeur) -> NatureChangement:
    if lieu.pointer != ("echeance",):
        return NatureChangement.DATE
    before, after = jour_de(avant), jour_de(apres)
    if before is None:
        return NatureChangement.ECHEANCE_FIXEE
    if after is None:
        return NatureChangement.ECHEANCE_RETIREE
    return NatureChangement.ECHEANCE_REPORTEE if after > before else NatureChangement.ECHEANCE_AVANCEE


def _texte(lieu: Lieu, *there: Valeur) -> bool:
    if lieu.noeud:
        return lieu.noeud.get("contentMediaType") == "text/markdown"
    return lieu.pointer == ("corps",) or any("\n" in str(text) or len(str(text)) > _LONG for text in there)


_LIENS = (NatureChangement.LIEN_AJOUTE, NatureChangement.LIEN_RETIRE)
_PIECES = (NatureChangement.PIECE_AJOUTEE, NatureChangement.PIECE_RETIREE)
_NOTES = (NatureChangement.NOTE_AJOUTEE, NatureChangement.NOTE_RETIREE)
_ENTREES = (NatureChangement.ENTREE_AJOUTEE, NatureChangement.ENTREE_RETIREE)


def nature_entree(liste: Lieu, lieu: Lieu, avant: Valeur, apres: Valeur) -> NatureChangement:
    """Return the kind of change of an entry of a list, as a whole."""
    note = liste.nom == "suivi"
    if not est_rien(avant) and not est_rien(apres):
        return NatureChangement.NOTE_MODIFIEE if note else NatureChangement.ENTREE_MODIFIEE
    value = apres if est_rien(avant) else avant
    if note:
        return _sens(avant, *_NOTES)
    if isinstance(value, str) and "x-fichier" in lieu.noeud:
        return _sens(avant, *_PIECES)
    return _sens(avant, *(_LIENS if isinstance(value, str) and est_lien(lieu) else _ENTREES))


def _sens(avant: Valeur, added: NatureChangement, removed: NatureChangement) -> NatureChangement:
    return added if avant is RIEN else removed
