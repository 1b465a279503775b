"""Where actions come from, and how many versions of a procédure git knows: the same words wherever they are told."""

from datetime import date

from vie_plans import action, ago, appreciation, lived, plan

from filrouge.audit.origines import Naissance, naissance, naissances
from filrouge.pages.origines import origin_note
from filrouge.preaudit import PROVERS, brut
from filrouge.preaudit.scope import Scope
from filrouge.records import Procedure, Ref, Risque
from filrouge.records.types.action import Statut
from filrouge.records.types.commun import AutreOrigine, NatureOrigine
from filrouge.records.types.risque import StatutRisque

RISQUE = Risque(
    id="RSQ-2026-001",
    titre="Formateur unique",
    cause="Une seule personne sait animer ce parcours.",
    probabilite=3,
    impact=3,
    maitrise="Un remplaçant sous contrat.",
    responsable="direction",
    identifie_le=date(2026, 1, 5),
    revu_le=date(2026, 10, 5),
    statut=StatutRisque.OUVERT,
)
OPENED = date(2026, 2, 2)
APP, ACT = Ref("APP-2026-T1-CHAUD"), "ACT-2026-{:03}".format
VEILLE = AutreOrigine(nature=NatureOrigine.VEILLE, texte="Décret du 1er août.", le=OPENED)
ACTIONS = (
    action(1, OPENED, origines=(Ref(RISQUE.id),)),
    action(2, OPENED, origines=(Ref(RISQUE.id), APP)),
    action(3, OPENED, autre_origine=VEILLE),
    action(4, OPENED, origines=(Ref(ACT(3)),)),
    action(5, OPENED, Statut.ABANDONNEE),
)
LINKS = [(one.id, "origines", str(ref)) for one in ACTIONS for ref in one.origines]
PROCEDURE = Procedure(
    id="PRC-AMELIORATION",
    titre="Amélioration continue",
    version="2.0",
    applicable_le=date(2026, 9, 1),
    approuvee_par="direction",
    indicateurs=(32,),
)


def test_each_action_has_one_origin_a_return_before_a_risk() -> None:
    graph = plan((RISQUE, appreciation(str(APP), date(2026, 1, 9)), *ACTIONS), links=LINKS).graph
    assert [naissance(graph, one) for one in ACTIONS] == [
        Naissance.RISQUE,
        Naissance.RETOUR,
        Naissance.DEHORS,
        Naissance.DEHORS,
        Naissance.INCONNUE,
    ]


def test_the_page_and_the_grid_use_the_same_words() -> None:
    evidence = plan((RISQUE, appreciation(str(APP), date(2026, 1, 9)), *ACTIONS), links=LINKS)
    told = "1\u00a0née d’un retour, 1 d’un risque, 2 d’un audit ou de la veille, 1 sans origine écrite"
    assert naissances(evidence.graph, ACTIONS) == told
    assert origin_note(evidence.graph, ACTIONS) == f"{told}\u00a0; 1\u00a0abandonnée"
    *_, linked = PROVERS["risques"].dit(Scope(evidence))
    assert brut(linked.phrase).endswith("\u00a0; 1\u00a0née d’un retour, 1 d’un risque")


def test_without_an_action_nothing_is_told() -> None:
    graph = plan(()).graph
    assert naissances(graph, ()) == origin_note(graph, ()) == ""


def test_a_procedure_says_how_many_versions_git_knows() -> None:
    texts = [{"version": version} for version in ("1.0", "1.0", "1.1", "2.0")]
    known = {PROCEDURE.id: lived(PROCEDURE.id, *((ago(400 - n), text) for n, text in enumerate(texts)))}
    (shown,) = PROVERS["procedure"].dit(Scope(plan((PROCEDURE,), known)))
    assert brut(shown.phrase).endswith(
        "approuvée par\u00a0: direction\u00a0; 3\u00a0versions enregistrées depuis le 12\u00a0octobre\u00a02025"
    )


def test_one_version_or_no_history_adds_nothing() -> None:
    once = {PROCEDURE.id: lived(PROCEDURE.id, (ago(20), {"version": "2.0"}), (ago(9), None))}
    for evidence in (plan((PROCEDURE,), once), plan((PROCEDURE,))):
        (shown,) = PROVERS["procedure"].dit(Scope(evidence))
        assert brut(shown.phrase).endswith("approuvée par\u00a0: direction")
