"""One form for all files: what a hand wrote in its own way, and what must not change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from filrouge.diagnostics import UserError
from filrouge.ecriture import formater, gagnerait, modifier
from filrouge.ecriture import formater as form
from filrouge.records.names import Named, read_name
from filrouge.source import Document, read_document
from filrouge.validation import Schema, load_schema

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMA = load_schema("action")
MINUTES = """\
---
statut: validee  # par la direction
titre:   Revue du trimestre
decisions:
- code: rythme
  decision: Scinder   # la journée
---

#  Pas un commentaire

Du texte  #
"""


def read(text: str, path: str = "content/actions/ACT-2026-001.yaml") -> Document:
    document, findings = read_document(path, text.encode())
    assert document is not None, findings
    assert findings == ()
    return document


def test_a_file_in_disorder(golden: Callable[[Path, str], None]) -> None:
    document = read((HERE / "desordre.yaml").read_text(encoding="utf-8"))
    golden(HERE / "forme.yaml", formater(document, SCHEMA))
    assert gagnerait(document, SCHEMA)


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*-*.*")), ids=lambda path: path.stem)
def test_the_example_is_in_form(path: Path) -> None:
    named = read_name(path.relative_to(ROOT).as_posix())
    if isinstance(named, Named):
        text = path.read_text(encoding="utf-8")
        document, schema = read(text, named.path), load_schema(named.type.name)
        assert formater(document, schema) == text
        assert not gagnerait(document, schema)


def test_minutes_keep_their_text() -> None:
    document, schema = read(MINUTES, "content/revues/REV-2026-T1.md"), load_schema("revue")
    front, _, body = MINUTES.removeprefix("---\n").partition("---\n")
    text = formater(document, schema)
    assert text == (
        "---\ntitre: Revue du trimestre\nstatut: validee  # par la direction\ndecisions:\n  - code: rythme\n"
        f"    decision: Scinder  # la journée\n---\n{body}"
    )
    changed = modifier(
        document, {("titre",): "Revue", ("prochaine",): "2026-12-01", ("statut",): None}, schema
    )
    assert changed.endswith(f"prochaine: 2026-12-01\n---\n{body}")
    assert changed.startswith("---\ntitre:   Revue\ndecisions:\n")
    assert front not in changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("titre: 'l''eau # d''ici'", "titre: \"l'eau # d'ici\""),
        ('titre: "tabulation\\tici"', 'titre: "tabulation\\tici"'),
        ("titre: Coté 2 × 4, à « vérifier »", "titre: Coté 2 × 4, à « vérifier »"),
        ("themes: []", "themes: []"),
        ("constat: |+\n  texte\n", 'constat: "texte\\n\\n"'),
        ("constat: |2-\n    retrait\n  texte", 'constat: "  retrait\\ntexte"'),
        ("constat: >-\n  un\n\n  deux", "constat: |-\n  un\n  deux"),
        ("origines: [A,\n  'b, c',\n  D]", 'origines: [A, "b, c", D]'),
        ('"titre": Oui', "titre: Oui"),
        ('constat: "a\\u2026b"', "constat: a…b"),
    ],
)
def test_one_value(before: str, after: str) -> None:
    assert formater(read(f"{before}\n"), SCHEMA) == f"{after}\n"


def test_what_would_be_lost_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a layout escape us, the file is left as it is."""
    module = __import__("sys").modules[form.__module__]

    def forget(document: Document) -> object:
        root = planter(document)
        root.fin.clear()
        return root

    planter = module.planter
    monkeypatch.setattr(module, "planter", forget)
    with pytest.raises(UserError, match="laissé tel quel"):
        formater(read("titre: Un\n# fin\n"), SCHEMA)


def test_a_schema_that_knows_no_key_keeps_the_order() -> None:
    document = read("b: 1\na: 2\n")
    assert isinstance(SCHEMA, Schema)
    assert formater(document, SCHEMA) == "b: 1\na: 2\n"
