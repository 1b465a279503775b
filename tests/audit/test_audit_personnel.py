"""Personal data: what is found in a corpus, where it is told, and that it is never repeated."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rule_examples import run

from filrouge.diagnostics import Finding
from filrouge.garde import Detecteur

HERE = Path(__file__).parent
CORPUS: dict[str, Any] = yaml.safe_load((HERE / "textes/personnel.yaml").read_text(encoding="utf-8"))
SENSITIVE: dict[str, list[str]] = yaml.safe_load((HERE / "textes/sensible.yaml").read_text(encoding="utf-8"))
NAMES = tuple(name.partition("#")[0] for name in CORPUS["noms"] if len(name) > 1)
RECORD = """\
```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Accès à la plateforme refusé
nature: difficulte
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: {description}
gravite: mineure
analyse: Compte non activé.
suite: {{nature: sans_suite, motif: "Compte activé le jour même, cas unique."}}
```
"""


def told(blocks: str, folder: Path, code: str = "donnee-personnelle") -> list[Finding]:
    return [finding for finding in run(blocks, folder).findings if finding.code == code]


def found(text: str) -> list[str]:
    extracts = ((one.genre.name, text[one.debut : one.fin]) for one in Detecteur(NAMES).trouve(text))
    return [f"{genre} {unicodedata.normalize('NFC', extract)}" for genre, extract in extracts]


@pytest.mark.parametrize("case", CORPUS["textes"], ids=lambda case: case["texte"][:40])
def test_finds_what_the_corpus_says(case: dict[str, Any]) -> None:
    assert found(case["texte"]) == case.get("trouve", [])


@pytest.mark.parametrize(
    "case", [case for case in CORPUS["textes"] if "trouve" in case], ids=lambda case: case["texte"][:40]
)
def test_what_is_masked_is_found_no_more(case: dict[str, Any]) -> None:
    shown = Detecteur(NAMES).masque(case["texte"])
    assert len(shown) == len(case["texte"])
    assert shown.count("\n") == case["texte"].count("\n")
    assert found(shown) == []


@given(st.text(alphabet="aé M.@06+33 -/_LefèvreFR7\n(2A)０\u0301\u200b\\x:²", max_size=80))
def test_any_text_can_be_looked_into(text: str) -> None:
    places = [(one.debut, one.fin) for one in Detecteur(NAMES).trouve_tout(text)]
    assert all(0 <= first < last <= len(text) for first, last in places)
    assert len(Detecteur(NAMES).masque(text)) == len(text)


def test_without_names_only_the_forms_are_found() -> None:
    assert Detecteur().trouve("Lefèvre") == ()
    assert Detecteur(("", "  ", "123")).trouve("123") == ()


@pytest.mark.parametrize(
    "case", [case for case in CORPUS["textes"] if "trouve" in case], ids=lambda case: case["texte"][:40]
)
def test_no_word_of_a_finding_repeats_the_value(case: dict[str, Any], tmp_path: Path) -> None:
    names = "\n".join(NAMES)
    listed = f'```yaml title="site_config/noms-a-proteger.txt"\n{names}\n```\n'
    description = json.dumps(case["texte"], ensure_ascii=False)
    findings = told(listed + RECORD.format(description=description), tmp_path)
    assert findings
    assert {finding.record for finding in findings} == {"DIF-2026-001"}
    assert {finding.cle for finding in findings} == {"description"}
    values = [extract.partition(" ")[2] for extract in case["trouve"]]
    assert not any(value in word for value in values for finding in findings for word in words(finding))


def words(finding: Finding) -> Iterator[str]:
    yield from (finding.message, finding.label, finding.cle, *finding.helps)


def test_each_place_has_its_line_and_column(tmp_path: Path) -> None:
    """A value, a comment, a note that is never published, a key, the prose, a record at fault, an escape."""
    blocks = (
        RECORD.format(description='"Mme Exemple \\xe0 rappeler : 06 39 98 12 34, ou\\u0020a@exemple.fr"')
        + """
```yaml title="content/signalements/DIF-2026-002.yaml"
# vu par a@exemple.fr, b@exemple.fr
titre: Accès
nature: inconnue
note_interne: |-
  Première ligne.
  À rappeler au 06 39 98 12 34.
0639981234: x
```

```markdown title="content/procedures/PRC-ACCUEIL.md"
---
titre: Accueil des stagiaires
version: "1"
applicable_le: 2026-11-02
approuvee_par: direction
---

Premier paragraphe.

  Écrire à c@exemple.fr, puis d@exemple.fr,
ou appeler le 06 39
98 12 34.
```
"""
    )
    assert [
        (str(finding.span), finding.span.end_column, finding.severity.value, finding.cle, finding.message)
        for finding in told(blocks, tmp_path)
    ] == [
        ("content/procedures/PRC-ACCUEIL.md:10:3", 44, "erreur", "corps/4", "PRC-ACCUEIL contient une adresse de courriel"),
        ("content/procedures/PRC-ACCUEIL.md:11:1", 20, "erreur", "corps/5", "PRC-ACCUEIL contient un numéro de téléphone"),
        ("content/signalements/DIF-2026-001.yaml:6:14", 80, "erreur", "description", "DIF-2026-001 contient un numéro de téléphone"),
        ("content/signalements/DIF-2026-001.yaml:6:14", 80, "erreur", "description", "DIF-2026-001 contient une adresse de courriel"),
        ("content/signalements/DIF-2026-001.yaml:6:14", 80, "erreur", "description", "DIF-2026-001 nomme une personne (« M. », « Mme » et un nom)"),
        ("content/signalements/DIF-2026-002.yaml:2:8", 13, "erreur", "", "DIF-2026-002 contient un numéro de téléphone, dans un commentaire ou le nom d’une rubrique"),
        ("content/signalements/DIF-2026-002.yaml:2:8", 13, "erreur", "", "DIF-2026-002 contient une adresse de courriel, dans un commentaire ou le nom d’une rubrique"),
        ("content/signalements/DIF-2026-002.yaml:4:15", 32, "erreur", "note_interne", "DIF-2026-002 contient un numéro de téléphone"),
    ]  # fmt: skip


def test_a_record_that_holds_nothing_but_a_comment(tmp_path: Path) -> None:
    blocks = '```yaml title="content/signalements/DIF-2026-001.yaml"\n# a@exemple.fr\n{}\n```\n'
    assert [(finding.span.line, finding.cle) for finding in told(blocks, tmp_path)] == [(1, "")]


def test_the_contact_of_the_organisation_is_admitted(tmp_path: Path) -> None:
    source = (HERE / "depot/content/organisme.yaml").read_text(encoding="utf-8")
    assert "Organisme des exemples" in source
    blocks = '```yaml title="content/organisme.yaml"\n{}```\n'
    contact = source.replace("Organisme des exemples", "Exemple, contact@exemple.fr, 01 99 00 12 34")
    assert told(blocks.format(contact), tmp_path / "a") == []
    named = source.replace("Référente qualité", "Mme Exemple, qualité")
    assert [finding.cle for finding in told(blocks.format(named), tmp_path / "b")] == [
        "roles/referent_qualite"
    ]


def test_a_verbatim_tells_a_private_matter_or_not(tmp_path: Path) -> None:
    head = """\
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
"""
    texts = [*SENSITIVE["dit"], *SENSITIVE["ne_dit_pas"]]
    verbatims = yaml.safe_dump(
        {"verbatims": [{"texte": text} for text in texts]}, allow_unicode=True, width=10_000
    )
    blocks = f'```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"\n{head}{verbatims}```\n'
    flagged = {texts[int(finding.cle.split("/")[1])] for finding in told(blocks, tmp_path, "donnee-sensible")}
    assert flagged == set(SENSITIVE["dit"])


@pytest.mark.parametrize("said", [True, False])
def test_what_the_organisation_writes_is_only_warned_of(said: bool, tmp_path: Path) -> None:
    """A description, an analysis, a constat: the same words as in a verbatim weigh less."""
    text = "Elle est en arrêt maladie." if said else "Le module sur la santé au travail est trop court."
    synthesis = f"""
```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {{du: 2026-04-01, au: 2026-06-30}}
etablie_le: 2026-07-06
reponses: 20
verbatims: [{{texte: {text}}}]
constats: [{{code: sante, sens: suggestion, texte: {text}}}]
```

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: raison_personnelle
contacte_le: 2026-09-16
analyse: {text}
```
"""
    record = RECORD.format(description=text).replace("Compte non activé.", text)
    assert {
        (finding.record, finding.cle, finding.severity.value)
        for finding in told(record + synthesis, tmp_path, "donnee-sensible")
    } == (
        {
            ("ABD-2026-001", "analyse", "avertissement"),
            ("APP-2026-T2-CHAUD", "constats/0/texte", "avertissement"),
            ("APP-2026-T2-CHAUD", "verbatims/0/texte", "erreur"),
            ("DIF-2026-001", "analyse", "avertissement"),
            ("DIF-2026-001", "description", "avertissement"),
        }
        if said
        else set()
    )
