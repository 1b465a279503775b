"""Changes of figures in French: the rating of a risk, a measure, the answers to a question."""

from typing import Any

from filrouge.diagnostics.french import number, plural
from filrouge.history.vue_changement import Dit, Vue, suite_de
from filrouge.records.figures import measure
from filrouge.records.types.echelle import Echelle, Score, score


def dire_cotation(vue: Vue) -> Dit:
    """Tell the rating of a risk by its criticité."""
    avant, apres = _criticite(vue.changement.avant), _criticite(vue.changement.apres)
    if avant[0] == apres[0]:
        texte = f"cotation passée de {avant[1]} à {apres[1]}, criticité {avant[0]} inchangée"
    else:
        texte = f"criticité passée de {avant[0]} ({avant[1]}) à {apres[0]} ({apres[1]})"
    return Dit(texte, "cotation revue")


def _criticite(valeurs: Any) -> tuple[int, str]:
    probabilite, impact = valeurs["probabilite"], valeurs["impact"]
    return probabilite * impact, f"{probabilite} × {impact}"


def dire_mesure(vue: Vue) -> Dit:
    """Tell a figure read by hand."""
    sides = vue.changement.avant, vue.changement.apres
    avant, apres = (vue.dire(side, "valeur") for side in sides)
    day = vue.dire(sides[1], "le")
    if vue.retrait:
        return vue.verbe("retiré", suite_de(avant))
    if avant and apres and avant != apres:
        return vue.verbe(f"passé de {avant} à {apres}", bref="modifié")
    if vue.ajout:
        return vue.verbe("relevé", suite_de(apres) + (f", le {day}" if day else ""))
    return vue.verbe("précisé")


def dire_repartition(vue: Vue) -> Dit:
    """Tell the answers to a question by their score."""
    avant, apres = _score(vue.changement.avant), _score(vue.changement.apres)
    question = vue.nomme.de
    court = ("résultat modifié", "résultats modifiés")
    if avant and apres and _resultat(avant) != _resultat(apres):
        texte = f"résultat {question} passé de {_resultat(avant)} à {_resultat(apres)}"
    else:
        texte = f"répartition {question} modifiée"
    counts = [side.effectif if side else 0 for side in (avant, apres)]
    before = f" au lieu de {number(counts[0])}" if counts[0] != counts[1] else ""
    return Dit(f"{texte}, {plural(counts[1], 'réponse')}{before}", *court)


def _score(valeurs: Any) -> Score | None:
    return score(Echelle(valeurs["echelle"]), valeurs["repartition"])


def _resultat(found: Score) -> str:
    return measure(found.valeur, found.echelle.unite, found.echelle)
