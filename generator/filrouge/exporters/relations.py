"""What the records tell together, as tables: their links, where each return has come to, what each action has changed."""

from collections.abc import Iterator

from filrouge.audit.etat import Etat, Issue, etat
from filrouge.evidence import Evidence
from filrouge.exporters.tables import Cellule, Colonne, Table
from filrouge.graph import Effet, Graph, effet
from filrouge.records import Abandon, Action, Appreciation, Bilan, Ref, Risque, Signalement

ISSUES = {
    Issue.ACTION: "action",
    Issue.SANS_SUITE: "sans_suite",
    Issue.A_SUIVRE: "a_suivre",
    Issue.A_DECIDER: "a_decider",
    Issue.RIEN: "rien",
}
"""Where a return has come to, in a word for programs."""
_ADRESSE = "Le numéro d’une fiche, ou l’adresse d’un constat ou d’une décision dans une fiche (« REV-2026-07-10#d1 »)."


def relations(evidence: Evidence) -> Iterator[Table]:
    """Yield the links, the state of every return, and how far every action is."""
    yield _liens(evidence.graph)
    yield _etats(evidence.graph)
    yield _avancement(evidence)


def etats(graph: Graph) -> Iterator[tuple[Ref, Etat]]:
    """Yield the state of every constat, signalement, abandon, bilan and risk, in the order of their addresses."""
    refs = [Ref(one.id, constat.code) for one in graph.of(Appreciation) for constat in one.constats]
    refs += [Ref(id_) for cls in (Signalement, Abandon, Bilan, Risque) for id_ in _ids(graph, cls)]
    return ((ref, etat(graph, ref)) for ref in sorted(refs))


def _ids(graph: Graph, cls: type) -> Iterator[str]:
    return (id_ for id_, record in graph.records.items() if type(record) is cls)


def _liens(graph: Graph) -> Table:
    colonnes = (
        Colonne("de", "De", f"Ce qui porte le lien. {_ADRESSE}", "string", obligatoire=True),
        Colonne("relation", "Relation", "La clé de la fiche qui porte le lien.", "string", obligatoire=True),
        Colonne("vers", "Vers", f"Ce que le lien désigne. {_ADRESSE}", "string", obligatoire=True),
    )
    lignes = tuple(dict.fromkeys((str(one.source), one.relation, str(one.target)) for one in graph.links))
    return Table("lien", "Liens entre les fiches", colonnes, ("de", "relation", "vers"), None, lignes)


def _etats(graph: Graph) -> Table:
    colonnes = (
        Colonne("adresse", "Adresse", _ADRESSE, "string", obligatoire=True),
        Colonne("issue", "Issue", "Où en est ce retour.", "string", tuple(ISSUES.values()), obligatoire=True),
    )
    lignes = tuple((str(ref), ISSUES[state.issue]) for ref, state in etats(graph))
    return Table("etat", "État de chaque retour", colonnes, ("adresse",), None, lignes)


def _avancement(evidence: Evidence) -> Table:
    today = evidence.project.today
    colonnes = (
        Colonne("action", "Action", "Le numéro de l’action.", "string", obligatoire=True),
        Colonne(
            "en_retard",
            "En retard",
            "Vrai si l’échéance est passée le jour de l’analyse.",
            "boolean",
            obligatoire=True,
        ),
        Colonne("avant", "Avant", "La mesure avant l’action, dans l’unité de l’indicateur.", "number"),
        Colonne("apres", "Après", "La mesure après l’action, dans l’unité de l’indicateur.", "number"),
        Colonne("cible", "Cible", "La valeur visée.", "number"),
        Colonne("unite", "Unité", "L’unité de ces valeurs.", "string"),
        Colonne("reponses_avant", "Réponses avant", "Le nombre de réponses de la mesure avant.", "integer"),
        Colonne("reponses_apres", "Réponses après", "Le nombre de réponses de la mesure après.", "integer"),
        Colonne("cible_atteinte", "Cible atteinte", "Vide tant qu’une des deux valeurs manque.", "boolean"),
    )
    lignes = tuple(
        (action.id, action.en_retard(today), *_effet(effet(evidence.graph, action)))
        for action in evidence.graph.of(Action)
    )
    return Table("avancement", "Avancement et effet de chaque action", colonnes, ("action",), None, lignes)


def _effet(found: Effet | None) -> tuple[Cellule, ...]:
    if found is None:
        return (None,) * 7
    return (
        *(found.avant, found.apres, found.cible, found.unite),
        *(found.n_avant, found.n_apres, found.cible_atteinte),
    )
