"""The cases of the rules on the content (B) that one example of a page cannot show."""

from pathlib import Path

import pytest
from example_blocks import OTHER, SYNTHESE, action, block, constats, revue, said, signalement, synthese
from rule_examples import run

from filrouge.audit.textes import count_words, fold, significant, vide_de_sens
from filrouge.diagnostics import Severity


def test_words_are_folded_and_counted() -> None:
    assert fold("Été, ŒUVRE déjà") == "ete, œuvre deja"
    assert count_words("Achat d’un routeur – 4G !") == 4
    assert significant("Les supports imprimés, trop pâles pour être lus à J-7") == (
        "support",
        "imprime",
        "pale",
    )


@pytest.mark.parametrize(
    "text",
    ["RAS", "R.A.S.", "Vu.", "Fait.", "ok", "Néant", "Aucune", "Cause inconnue", "À déterminer", "à compléter",
     "À voir plus tard", "idem", "Sans objet", "Voir ci-dessus.", "Fait le 12/06.", "C’est fait le 12 juin 2026",
     "Action réalisée.", "En cours de traitement", "Rien à signaler", "N/A", "Oubli", "…", ""],
)  # fmt: skip
def test_a_text_may_say_nothing(text: str) -> None:
    assert vide_de_sens(text)


@pytest.mark.parametrize(
    "text",
    ["Livraison le 12/12", "PV signé", "Wi-Fi saturé", "Cas isolé", "Classeur réimprimé.", "Formateur absent",
     "Aucune relecture du classeur avant impression.", "À définir avec l’éditeur avant mars"],
)  # fmt: skip
def test_or_something_in_few_words(text: str) -> None:
    assert not vide_de_sens(text)


def test_how_many_words_are_asked_for_can_be_said() -> None:
    assert vide_de_sens("Oubli.")
    assert not vide_de_sens("Oubli.", mots=1)


class TestCauses:
    @pytest.mark.parametrize(
        ("cause", "count"), [("Inconnue.", 1), ("À déterminer", 1), ("Encre trop pâle", 0)]
    )
    def test_an_unknown_cause_is_none(self, cause: str, count: int, tmp_path: Path) -> None:
        here = action(origines="[APP-2026-T2-CHAUD#pale]", causes=f"{{texte: {cause}}}")
        assert (
            len(said("corrective-sans-cause", synthese(SYNTHESE, constats("pale")) + here, tmp_path / "a"))
            == count
        )
        there = synthese(SYNTHESE, constats("pale", cause=cause))
        blocks = there + action(origines="[APP-2026-T2-CHAUD#pale]")
        assert len(said("corrective-sans-cause", blocks, tmp_path / "b")) == count

    @pytest.mark.parametrize(
        ("cause", "count"),
        [
            ("Supports imprimés pâles et gris", 1),
            ("Supports imprimés pâles", 1),
            ("Supports pâles", 0),
            ("Supports imprimés gris, encre économique", 0),
        ],
    )
    def test_a_cause_is_compared_by_its_words(self, cause: str, count: int, tmp_path: Path) -> None:
        blocks = action(constat="Les supports imprimés sont pâles et gris.", causes=f"{{texte: '{cause}'}}")
        assert len(said("cause-repete-le-constat", blocks, tmp_path)) == count

    def test_the_share_can_be_set(self, tmp_path: Path) -> None:
        cause = "{texte: 'Supports imprimés gris, encre économique'}"
        blocks = action(constat="Les supports imprimés sont pâles et gris.", causes=cause)
        settings = block("site_config/reglages.yaml", "seuils: {ressemblance_cause: 60}")
        assert len(said("cause-repete-le-constat", blocks + settings, tmp_path)) == 1

    def test_the_cause_of_another_constat_does_not_count(self, tmp_path: Path) -> None:
        second = constats("gris", cause="Encre économique.").removeprefix("constats:\n")
        blocks = synthese(SYNTHESE, constats("pale") + second)
        faulty = blocks + action(origines="[APP-2026-T2-CHAUD#pale]")
        assert said("corrective-sans-cause", faulty, tmp_path / "a") == [("ACT-2026-011", "type", ())]
        sound = blocks + action(origines="[APP-2026-T2-CHAUD#gris]")
        assert said("corrective-sans-cause", sound, tmp_path / "b") == []


def test_an_abandoned_corrective_action_leaves_only_repairs(tmp_path: Path) -> None:
    two = signalement("DIF-2026-001", "2026-03-09") + signalement("REC-2026-002", "2026-09-14")
    repair = action(type_="curative", origines="[DIF-2026-001]")
    assert said("curatif-seulement", two + repair, tmp_path / "a") == [
        ("ACT-2026-011", "type", ("DIF-2026-001.yaml", "REC-2026-002.yaml"))
    ]
    assert said("curatif-seulement", two, tmp_path / "b") == []
    given_up = "{le: 2026-09-01, motif: Trop cher.}"
    more = action(OTHER, origines="[DIF-2026-001]", statut="abandonnee", abandon=given_up)
    assert len(said("curatif-seulement", two + repair + more, tmp_path / "c")) == 1
    assert (
        said("curatif-seulement", two + repair + action(OTHER, origines="[REC-2026-002]"), tmp_path / "d")
        == []
    )


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("Améliorer la qualité des formations.", True),
        ("Mieux communiquer avec les équipes", True),
        ("Veiller au respect des délais", True),
        ("Sensibiliser l’ensemble des formateurs", True),
        ("Optimiser les plannings de session", True),
        ("Revoir les supports", True),
        ("Veiller à ce que tout se passe mieux lors des prochaines sessions", True),
        ("Mettre en place une démarche de progrès partagée au quotidien", True),
        ("Être plus attentif à la communication avec tous les acteurs", True),
        ("Sensibiliser davantage l’équipe sur ce sujet important", True),
        ("Mettre en place un test de débit 72 h avant la session", False),
        ("Mettre en place des rendez-vous à six mois", False),
        ("Travailler les études de cas avec deux maîtres d’apprentissage", False),
        ("Améliorer la lisibilité des supports du parcours Tableur en corps 14", False),
        ("Sensibiliser les formateurs à l’accessibilité", False),
        ("Rappeler les horaires aux stagiaires", False),
        ("Installer un routeur de secours", False),
    ],
)
def test_an_intention_is_no_measure(text: str, *, generic: bool, tmp_path: Path) -> None:
    found = [("ACT-2026-011", "mesure", ())] if generic else []
    assert said("libelle-generique", action(mesure=text), tmp_path) == found


def test_what_an_evaluation_des_acquis_is_taken_for(tmp_path: Path) -> None:
    path = "content/appreciations/APP-2026-T2-ENTREPRISES.yaml"
    alone = synthese(path, partie_prenante="entreprises", objet="acquis")
    examined = synthese(SYNTHESE, objet="acquis") + revue(sur="[APP-2026-T2-CHAUD]", suite="sans_suite")
    findings = [
        (finding.record, finding.severity, len(finding.related))
        for finding in run(alone + examined, tmp_path).findings
        if finding.code == "acquis-pris-pour-appreciation"
    ]
    # The record of the companies is also examined by a review of the repository: the heavier use is told.
    assert findings == [
        ("APP-2026-T2-CHAUD", Severity.AVERTISSEMENT, 1),
        ("APP-2026-T2-ENTREPRISES", Severity.ERREUR, 0),
    ]


def test_an_evaluation_des_acquis_feeds_no_plan(tmp_path: Path) -> None:
    quiz = synthese("content/appreciations/APP-2026-T1-CHAUD.yaml", constats("rythme"), objet="acquis")
    assert [found[0] for found in said("aucune-action-des-appreciations", quiz, tmp_path)] == ["organisme"]
