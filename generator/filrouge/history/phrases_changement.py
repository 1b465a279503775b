"""Changes in French: one sentence for each, and a short line for all those of one commit."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from filrouge.diagnostics.french import jour, lowered
from filrouge.history.changement import Changement, Lieu
from filrouge.history.changement import NatureChangement as N
from filrouge.history.mots_changement import Mots, ajout_de_mots, du_au, libelles
from filrouge.history.natures import jour_de
from filrouge.history.noms_changement import Nom
from filrouge.history.phrases_chiffres import dire_cotation, dire_mesure, dire_repartition
from filrouge.history.vue_changement import Dit, Vue, suite_de

_AU_PLUS = 4
"""How many things a short line tells before it counts the rest."""


def phrase(changement: Changement, mots: Mots) -> str:
    """Tell a change in one line of plain text, without a capital nor a full stop.

    Codes, labels, days, figures and file names are said; texts never are, nor the old state of free words,
    nor anything of a ``note_interne``.
    """
    return _DIRE[changement.nature](Vue(changement, mots)).phrase


def resume(changements: Iterable[Changement], mots: Mots) -> str:
    """Tell the changes of one commit in few words: « réalisée, pièce jointe ajoutée, 2 notes »."""
    told = [_DIRE[changement.nature](Vue(changement, mots)) for changement in changements]
    counts = Counter(dit.court for dit in told)
    alike = {dit.court: dit.plusieurs for dit in told}
    parts = [
        f"{count} {alike[court]}" if count > 1 and alike[court] else court for court, count in counts.items()
    ]
    more = len(parts) - _AU_PLUS
    if more > 1:
        parts = [*parts[:_AU_PLUS], f"et {more} autres changements"]
    return ", ".join(parts)


def _fiche(verbe: str) -> Callable[[Vue], Dit]:
    """Say what became of the record as a whole."""

    def dire(vue: Vue) -> Dit:
        type_ = vue.changement.type
        nom = Nom(type_.label, feminin=type_.feminine)
        # There is one organisation: what came or went is its record.
        shown = nom if type_.prefixes else Nom("fiche de l’organisme", feminin=True)
        accord = shown.accord(verbe)
        return Dit(f"{shown.texte} {accord}{_au_statut(vue)}", accord)

    return dire


def _au_statut(vue: Vue) -> str:
    apres = vue.changement.apres
    if vue.changement.nature is not N.CREE or not isinstance(apres, dict):
        return ""
    word = libelles(Lieu.racine(vue.changement.type).cle("statut")).get(str(apres.get("statut")))
    return f", au statut « {word} »" if word else ""


def _renomme(vue: Vue) -> Dit:
    old, new = vue.changement.pointer
    told = _fiche(f"renommé de {old} en {new}")(vue)
    return Dit(told.phrase, told.court)


def _deplace(vue: Vue) -> Dit:
    folder = PurePosixPath(str(vue.changement.apres)).parent
    return Dit(f"fichier déplacé dans {folder}/", "fichier déplacé")


def _fixe(texte: str) -> Callable[[Vue], Dit]:
    return lambda _: Dit(texte, texte)


def _valeur(vue: Vue) -> Dit:
    avant, apres = vue.avant, vue.apres
    if vue.ajout:
        named = vue.etape.choisie or apres is None
        verbe = _AJOUTS.get(vue.etape.cle, "ajouté" if named else "indiqué")
        return vue.verbe(verbe, suite_de(apres))
    if vue.retrait:
        return vue.verbe("retiré", suite_de(avant))
    # A day beside what is no day, as files of the past may hold: there is no « du … au … » to say.
    if avant and apres and vue.lieu.noeud.get("format") != "date":
        return vue.verbe(f"passé de {avant} à {apres}", bref="modifié")
    return vue.verbe("modifié", suite_de(apres))


_AJOUTS = {"abandon": "décidé", "neant": "noté", "reports": "motivé"}
"""Verbs for what is not just added."""


def _statut(vue: Vue) -> Dit:
    told = _valeur(vue)
    word = libelles(vue.lieu).get(str(vue.changement.apres))
    return Dit(told.phrase, lowered(word) if word else told.court)


def _efficacite_constatee(vue: Vue) -> Dit:
    apres = vue.changement.apres
    day, who = vue.dire(apres, "verifiee_le"), vue.dire(apres, "par")
    parts = (vue.dire(apres, "verdict"), day and f"le {day}", who and f"par {who}")
    return vue.verbe("constaté", suite_de(", ".join(filter(None, parts))), nom=_EFFICACITE)


_EFFICACITE = Nom("efficacité", feminin=True)


def _suite(vue: Vue) -> Dit:
    keys = ("nature",) if vue.etape.cle == "suite" else ()
    avant, apres = (vue.dire(side, *keys) for side in (vue.changement.avant, vue.changement.apres))
    if vue.ajout:
        return vue.verbe("décidé", suite_de(apres))
    if vue.retrait:
        return vue.verbe("retiré", suite_de(avant))
    return vue.verbe(f"passé de {avant} à {apres}" if avant and apres else "modifié", bref="revu")


def _jours(vue: Vue) -> tuple[Any, Any]:
    return jour_de(vue.changement.avant), jour_de(vue.changement.apres)


def _echeance(verbe: str) -> Callable[[Vue], Dit]:
    def dire(vue: Vue) -> Dit:
        avant, apres = _jours(vue)
        if avant and apres:
            return vue.verbe(verbe, f" {du_au(avant, apres)}", nom=_ECHEANCE)
        if apres:
            return vue.verbe(verbe, f" au {jour(apres)}", nom=_ECHEANCE)
        return Dit(f"échéance du {jour(avant)} retirée", "échéance retirée")

    return dire


_ECHEANCE = Nom("échéance", feminin=True)
_REFAITS = frozenset({"revu_le"})
"""Days of what is done again: the new one tells a new fact, it does not correct the old one."""


def _date(vue: Vue) -> Dit:
    avant, apres = _jours(vue)
    again = vue.etape.cle in _REFAITS and avant and apres and apres > avant
    if apres and (again or not avant) and vue.titre.endswith(" le") and not vue.etape.parente:
        return Dit(f"{vue.titre} {jour(apres)}", vue.titre.removesuffix(" le"))
    if not avant:
        return vue.verbe("fixé", f" au {jour(apres)}")
    if not apres:
        return vue.verbe("retiré", f" : {jour(avant)}")
    return vue.verbe("passé", f" {du_au(avant, apres)}", bref="modifié")


def _responsable(vue: Vue) -> Dit:
    if vue.ajout:
        return Dit(f"responsabilité{vue.de_qui} confiée à {vue.apres}", "responsable désigné")
    if vue.retrait:
        return Dit(f"responsabilité{vue.de_qui} retirée à {vue.avant}", "responsable retiré")
    return Dit(f"responsabilité{vue.de_qui} passée de {vue.avant} à {vue.apres}", "responsable changé")


def _personne(vue: Vue) -> Dit:
    """Read the title as the beginning of a sentence: « Approuvée par », « Décidée en »."""
    titre, place = vue.titre, vue.entre_parentheses
    if not titre.endswith((" par", " en")):
        return _valeur(vue)
    if vue.ajout:
        return Dit(f"{titre} {vue.apres}{place}", f"{titre} {vue.apres}")
    if vue.retrait:
        return Dit(f"mention retirée : {titre} {vue.avant}{place}", "mention retirée", "mentions retirées")
    return Dit(f"{titre} {vue.apres} au lieu de {vue.avant}{place}", f"{titre} {vue.apres}")


def _lien(vue: Vue) -> Dit:
    return _entree(vue) if vue.changement.entree else _personne(vue)


def _entree(vue: Vue) -> Dit:
    """Tell an entry by its name; one that is a plain value is said after the verb."""
    named = vue.nomme != vue.etape.nom
    shown = None if named else vue.avant if vue.retrait else vue.apres
    if vue.ajout:
        return vue.verbe(_AJOUTS.get(vue.etape.cle, "ajouté"), suite_de(shown))
    return vue.verbe("retiré" if vue.retrait else "modifié", suite_de(shown))


def _note_ajoutee(vue: Vue) -> Dit:
    told = _entree(vue)
    return Dit(told.phrase, told.court, vue.etape.nom.plusieurs)


def _texte(vue: Vue) -> Dit:
    if vue.ajout or vue.retrait:
        return vue.verbe("ajouté" if vue.ajout else "retiré")
    how = ajout_de_mots(str(vue.changement.avant), str(vue.changement.apres))
    return vue.verbe(how, bref=how.partition(" de ")[0])


def _note_interne(vue: Vue) -> Dit:
    return vue.verbe("ajouté" if vue.ajout else "retiré" if vue.retrait else "modifié")


def _liste_vide(vue: Vue) -> Dit:
    texte = f"liste « {vue.etape.titre} » vide"
    return Dit(f"{texte}{vue.de_qui}", texte)


_DIRE: Mapping[N, Callable[[Vue], Dit]] = {
    N.CREE: _fiche("créé"),
    N.RETABLI: _fiche("rétabli"),
    N.RENOMME: _renomme,
    N.SUPPRIME: _fiche("supprimé"),
    N.ILLISIBLE: _fixe("fichier illisible"),
    N.RELISIBLE: _fixe("fichier de nouveau lisible"),
    N.DEPLACE: _deplace,
    N.STATUT: _statut,
    N.EFFICACITE_CONSTATEE: _efficacite_constatee,
    N.EFFICACITE_REVUE: lambda vue: vue.verbe(f"passé de {vue.avant} à {vue.apres}", bref="revu"),
    N.EFFICACITE_RETIREE: _fixe("constat d’efficacité retiré"),
    N.SUITE: _suite,
    N.ECHEANCE_FIXEE: _echeance("fixé"),
    N.ECHEANCE_REPORTEE: _echeance("reporté"),
    N.ECHEANCE_AVANCEE: _echeance("avancé"),
    N.ECHEANCE_RETIREE: _echeance("retiré"),
    N.DATE: _date,
    N.RESPONSABLE: _responsable,
    N.PERSONNE: _personne,
    N.LIEN_AJOUTE: _lien,
    N.LIEN_REMPLACE: _lien,
    N.LIEN_RETIRE: _lien,
    N.PIECE_AJOUTEE: _entree,
    N.PIECE_RETIREE: _entree,
    N.NOTE_AJOUTEE: _note_ajoutee,
    N.NOTE_MODIFIEE: _entree,
    N.NOTE_RETIREE: _entree,
    N.ENTREE_AJOUTEE: _entree,
    N.ENTREE_MODIFIEE: _entree,
    N.ENTREE_RETIREE: _entree,
    N.COTATION: dire_cotation,
    N.MESURE: dire_mesure,
    N.REPARTITION: dire_repartition,
    N.VALEUR: _valeur,
    N.TEXTE: _texte,
    N.NOTE_INTERNE: _note_interne,
    N.LISTE_VIDE: _liste_vide,
}
"""Every kind has its sentence."""
