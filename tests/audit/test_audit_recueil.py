"""Who is asked, and how heavily, by kind of organisation: what the pages of the rules do not show."""

from datetime import date
from pathlib import Path

import pytest
from rule_examples import TODAY, run

from filrouge.audit import RULES
from filrouge.evidence import Evidence

ROLES = """referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
"""
CODES = {rule.code for rule in RULES if rule.repere[0] in "DE"}


def block(path: str, text: str) -> str:
    return f'```yaml title="content/{path}"\n{text}```\n'


def organisme(said: str) -> str:
    return block("organisme.yaml", f"nom: Organisme des exemples\n{ROLES}{said}")


def synthesis(id_: str, said: str, **changed: str) -> str:
    keys = {
        "titre": "Recueil",
        "partie_prenante": "beneficiaires",
        "modalite": "a_chaud",
        "periode": "{du: 2026-04-01, au: 2026-06-30}",
        "etablie_le": "2026-07-06",
        "reponses": "8",
        "libre_expression": "true",
        "partages": "[{le: 2026-07-10, avec: Équipe pédagogique}]",
        **changed,
    }
    return block(
        f"appreciations/{id_}.yaml", "".join(f"{key}: {value}\n" for key, value in keys.items()) + said
    )


def signalement(id_: str, said: str) -> str:
    nature = {"REC": "reclamation", "DIF": "difficulte", "ALE": "alea"}[id_[:3]]
    return block(
        f"signalements/{id_}.yaml",
        f"titre: Signalement\nnature: {nature}\nqualite: beneficiaire\ndescription: Des faits.\n{said}",
    )


def told(evidence: Evidence) -> list[str]:
    return [
        f"{found.severity.value} {found.code} {found.record}: {found.message}"
        for found in evidence.findings
        if found.code in CODES
    ]


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder without any record: each example says all there is."""
    depot = tmp_path / "bare"
    (depot / "content").mkdir(parents=True)
    return depot


def judge(bare: Path, tmp_path: Path, *blocks: str, today: date = TODAY) -> list[str]:
    return told(run("".join(blocks), tmp_path / "run", bare, today))


CHAUD = synthesis("APP-2026-T2-CHAUD", "")
CALM = signalement("REC-2026-001", "recu_le: 2026-11-14\ncanal: courriel\ngravite: mineure\n") + signalement(
    "ALE-2026-001", "recu_le: 2026-11-14\ncanal: interne\ngravite: mineure\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "categories: [bilan]\npersonne_seule: true\n",
        "categories: [formation]\nnouvel_entrant: true\n",
    ],
)
def test_organisations_that_hear_nothing(bare: Path, tmp_path: Path, said: str) -> None:
    assert judge(bare, tmp_path, organisme(said), CHAUD, CALM) == []


def test_one_person_has_no_team_but_has_customers(bare: Path, tmp_path: Path) -> None:
    said = "categories: [formation]\npersonne_seule: true\nfinanceurs: []\n"
    assert judge(
        bare,
        tmp_path,
        organisme(said),
        CHAUD.replace("partages: [{le: 2026-07-10, avec: Équipe pédagogique}]\n", ""),
        CALM,
    ) == [
        (
            "erreur partie-prenante-non-sollicitee organisme: depuis le 16 novembre 2025, aucune appréciation n’a été "
            "recueillie auprès des entreprises"
        )
    ]


def test_a_subcontractor_is_asked_for_two(bare: Path, tmp_path: Path) -> None:
    assert judge(
        bare,
        tmp_path,
        organisme("categories: [sous_traitance]\n"),
        CALM,
        CHAUD.replace("beneficiaires", "equipe_pedagogique"),
    ) == [
        (
            "erreur partie-prenante-non-sollicitee organisme: depuis le 16 novembre 2025, aucune appréciation n’a été "
            "recueillie auprès des bénéficiaires"
        ),
        (
            "erreur sous-traitance-sans-donneur-d-ordres organisme: depuis le 16 novembre 2025, aucune appréciation n’a "
            "été recueillie auprès du donneur d’ordres"
        ),
    ]


def test_an_empty_plan_is_told_and_not_blocked(bare: Path, tmp_path: Path) -> None:
    found = judge(bare, tmp_path, organisme("categories: [formation, apprentissage]\n"))
    assert sorted(line.partition(":")[0] for line in found) == [
        "avertissement cfa-sans-evaluation-des-enseignements organisme",
        "avertissement financeur-non-sollicite organisme",
        "avertissement ni-difficulte-ni-alea organisme",
        "avertissement partie-prenante-non-sollicitee organisme",
        "avertissement partie-prenante-non-sollicitee organisme",
        "avertissement partie-prenante-non-sollicitee organisme",
        "avertissement registre-vide organisme",
    ]


def test_a_broken_organisme_is_said_not_guessed(bare: Path, tmp_path: Path) -> None:
    evidence = run(block("organisme.yaml", "nom: [\n") + CHAUD, tmp_path / "run", bare)
    assert told(evidence) == []
    assert {one.code for one in evidence.non_verifiees} >= CODES - {
        "sans-relance",
        "sans-libre-expression",
        "close-sans-reponse",
        "reclamation-sans-trace-ecrite",
        "gravite-majeure-sans-action",
    }


def test_before_november_2026_nobody_asks_for_33(bare: Path, tmp_path: Path) -> None:
    asked = [
        synthesis(f"APP-2026-T2-{p[:4].upper()}", "", partie_prenante=p, modalite="entretien")
        for p in ("equipe_pedagogique", "entreprises", "financeurs")
    ]
    unshared = synthesis(
        "APP-2026-T1-CONTENUS",
        "objet: contenus_enseignements\n",
        periode="{du: 2026-01-05, au: 2026-02-27}",
        etablie_le="2026-03-05",
        partages="[]",
    )
    said = [organisme("categories: [apprentissage]\nfinanceurs: [OPCO (fictif)]\n"), CHAUD, *asked, unshared]
    said.append(CALM.replace("2026-11-14", "2026-09-14"))
    assert judge(bare, tmp_path, *said, today=date(2026, 9, 15)) == [
        (
            "avertissement resultats-non-partages APP-2026-T1-CONTENUS: les résultats de APP-2026-T1-CONTENUS, établis le "
            "5 mars 2026, n’ont été partagés avec personne"
        )
    ]


def test_figures_of_the_answers(bare: Path, tmp_path: Path) -> None:
    said = "categories: [bilan]\nobjectifs: {a_chaud: 80}\npersonne_seule: true\n"
    found = judge(
        bare,
        tmp_path,
        organisme(said),
        CALM,
        synthesis("APP-2026-A", "envoyes: 200\nrelances: [2026-07-01]\n", reponses="158"),
        synthesis("APP-2026-A2", "envoyes: 201\nrelances: [2026-07-01]\n", reponses="160"),
        synthesis("APP-2026-B", "envoyes: 10\nrelances: [2026-07-01]\n", reponses="0"),
        synthesis("APP-2026-C", "envoyes: 0\n", reponses="0"),
        synthesis("APP-2026-D", "", reponses="0"),
        synthesis("APP-2026-E", "", reponses="0", modalite="entretien"),
        synthesis("APP-2026-F", "envoyes: 4\n", reponses="1", modalite="questionnaire"),
        synthesis(
            "APP-2026-G", "envoyes: 2\n", reponses="1", libre_expression="false", modalite="questionnaire"
        ),
        synthesis("APP-2026-I", "envoyes: 20\n", reponses="16"),
        synthesis("APP-2026-J", "envoyes: 20\nrelances: [2026-07-07]\n", reponses="15"),
        synthesis("APP-2026-H", "envoyes: 6\n", reponses="1", objet="acquis", libre_expression="false"),
    )
    assert sorted(found) == [
        (
            "avertissement sans-libre-expression APP-2026-G: le questionnaire de APP-2026-G ne permettait pas de "
            "s’exprimer librement"
        ),
        (
            "avertissement sans-relance APP-2026-F: 3 personnes n’ont pas répondu au recueil APP-2026-F, et aucune relance "
            "n’est écrite"
        ),
        (
            "avertissement sans-relance APP-2026-J: 5 personnes n’ont pas répondu au recueil APP-2026-J, et la première "
            "relance vient après la synthèse, établie le 6 juillet 2026"
        ),
        "avertissement taux-de-reponse-faible APP-2026-B: personne n’a répondu au recueil APP-2026-B",
        "avertissement taux-de-reponse-faible APP-2026-D: personne n’a répondu au recueil APP-2026-D",
        (
            "information taux-de-reponse-faible APP-2026-A: 79 % de réponses au recueil APP-2026-A, sous votre objectif de "
            "80 %"
        ),
        "information taux-de-reponse-faible APP-2026-F: 25 % de réponses au recueil APP-2026-F, sous le repère de 50 %",
        (
            "information taux-de-reponse-faible APP-2026-J: 75 % de réponses au recueil APP-2026-J, sous votre objectif de "
            "80 %"
        ),
    ]


def test_six_months_after_a_bilan(bare: Path, tmp_path: Path) -> None:
    """Due eight months after the end; a closed activity is not dunned for ever; 90 days are not six months."""
    said = organisme("categories: [bilan]\npersonne_seule: true\n")

    def ended(day: str, *more: str) -> list[str]:
        one = synthesis("APP-2026-FIN", "", periode=f"{{du: 2024-01-01, au: {day}}}", etablie_le=day)
        found = run("".join((said, CALM, CHAUD, one, *more)), tmp_path / day / str(len(more)), bare)
        return [line for line in told(found) if "six" in line]

    early = synthesis("APP-2026-90J", "delai_jours: 90\n", modalite="a_froid")
    later = synthesis("APP-2026-6MOIS", "delai_jours: 150\n", modalite="entretien")
    flagged = [
        (
            "avertissement bilan-sans-six-mois APP-2026-FIN: les bilans de compétences de la synthèse APP-2026-FIN, finis "
            "le 15 mars 2026, n’ont pas eu de questionnaire à 6 mois"
        )
    ]
    assert ended("2026-03-15") == flagged
    assert ended("2026-03-16") == []
    assert ended("2025-06-15") == []
    assert ended("2026-03-15", early) == flagged
    assert ended("2026-03-15", early, later) == []
