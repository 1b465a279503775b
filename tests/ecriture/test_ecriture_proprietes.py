"""What is written back: exactly the values asked for, and every comment."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import UserError
from filrouge.ecriture import formater, modifier
from filrouge.ecriture.plis import deplier, plier
from filrouge.source import Document, read_document
from filrouge.source.yaml_scalars import quoted
from filrouge.validation import load_schema

SCHEMA = load_schema("action")
PATH = "content/actions/ACT-2026-001.yaml"
LINES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60)
TEXTS = st.lists(LINES | st.just(""), min_size=1, max_size=5).map("\n".join)
REFS = st.lists(st.from_regex(r"REC-20(2[0-9])-00[1-9]", fullmatch=True), min_size=1, max_size=4, unique=True)
KEYS: dict[tuple[str, ...], st.SearchStrategy[Any]] = {
    ("titre",): LINES,
    ("origines",): REFS,
    ("constat",): TEXTS,
    ("causes", "texte"): TEXTS,
    ("causes", "methode"): st.sampled_from(["ishikawa", "5_pourquoi"]),
    ("echeance",): st.dates().map(str),
    ("statut",): st.sampled_from(["a_faire", "en_cours"]),
    ("reussite", "indicateur"): LINES,
    ("reussite", "cible"): st.integers(-100, 100) | st.floats(-10, 10).map(lambda one: round(one, 2)),
    ("suivi",): st.lists(
        st.fixed_dictionaries({"le": st.dates().map(str), "note": TEXTS}), min_size=1, max_size=3
    ),
}
CHANGES = st.fixed_dictionaries({}, optional={key: st.none() | value for key, value in KEYS.items()})


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A file as people write them: any order, any layout, comments everywhere; and its comments."""
    comments: list[str] = []

    def remark(before: str = "  ") -> str:
        if not draw(st.booleans()):
            return ""
        comments.append(f"# remarque {len(comments)}")
        return f"{before}{comments[-1]}"

    def simple(text: str) -> str:
        return draw(st.sampled_from([quoted(text), "'" + text.replace("'", "''") + "'"]))

    refs, margin = draw(REFS), " " * draw(st.sampled_from([0, 2, 4]))
    inner = " " * draw(st.sampled_from([2, 4]))
    parts = [
        [f"titre: {simple(draw(st.sampled_from(['Un', 'Deux : trois', 'Le #1'])))}{remark()}"],
        ["type: corrective" + remark()],
        [f"origines: [{', '.join(refs)}]{remark()}"]
        if draw(st.booleans())
        else [f"origines:{remark()}", *(f"{margin}- {ref}{remark()}" for ref in refs)],
        ["constat: |-" + remark(), f"{inner}Une ligne", "", f"{inner}# ce n’est pas une remarque"],
        ["causes:" + remark(), f"{inner}texte: Deux lignes", f"{inner}  de texte{remark()}"],
        ["ouverte_le: 2026-01-02" + remark()],
        [f"statut: a_faire{remark()}"],
        ["reussite: {indicateur: Taux, cible: 3}" + remark()],
        ["suivi:", f"{margin}- le: 2026-01-03{remark()}", f"{margin}  note: Vu."],
    ]
    kept = [parts[1], parts[5], *draw(st.lists(st.sampled_from(parts), unique_by=id))]
    chosen = [part for number, part in enumerate(kept) if not any(part is one for one in kept[:number])]
    lines: list[str] = []
    for part in draw(st.permutations(chosen)):
        lines += ["", *filter(None, [remark("")]), *part] if draw(st.booleans()) else part
    text = "\n".join([*lines, *filter(None, [remark("")]), ""])
    return text, [one for one in comments if one in text]


def read(text: str) -> Document:
    document, findings = read_document(PATH, text.encode())
    assert document is not None
    assert findings == ()
    return document


def set_at(data: dict[str, Any], pointer: tuple[str, ...], value: Any) -> None:
    *above, key = pointer
    groups = [data]
    for step in above:
        if value is None and step not in groups[-1]:
            return
        groups.append(groups[-1].setdefault(step, {}))
    if value is None:
        groups[-1].pop(key, None)
    else:
        groups[-1][key] = value
    if above and not groups[-1]:
        del groups[-2][above[-1]]


@given(written(), CHANGES)
def test_exactly_what_is_asked_for_changes(
    file: tuple[str, list[str]], changes: dict[tuple[str, ...], Any]
) -> None:
    document = read(file[0])
    expected = read(file[0]).data
    for pointer, value in changes.items():
        set_at(expected, pointer, value)
    changed = modifier(document, changes, SCHEMA)
    assert read(changed).data == expected
    touched = {pointer[0] for pointer in changes}
    for line in file[0].split("\n"):
        key = line.partition(":")[0]
        if key.isidentifier() and key not in touched:
            assert line in changed.split("\n")


@given(written())
def test_nothing_to_change_changes_nothing(file: tuple[str, list[str]]) -> None:
    document = read(file[0])
    assert modifier(document, {}, SCHEMA) == file[0]
    same = {(key,): value for key, value in document.data.items() if isinstance(value, list)}
    assert modifier(document, same, SCHEMA) == file[0] or "[" in file[0]


@given(written())
def test_one_form_says_the_same_and_keeps_every_comment(file: tuple[str, list[str]]) -> None:
    document = read(file[0])
    text = formater(document, SCHEMA)
    again = read(text)
    assert again.data == document.data
    assert all(text.count(one) == file[0].count(one) for one in file[1])
    assert formater(again, SCHEMA) == text
    order = list(SCHEMA.json["properties"])
    assert list(again.data) == sorted(again.data, key=order.index)


@given(TEXTS)
def test_folded_paragraphs_unfold(text: str) -> None:
    whole = deplier(text)
    assert deplier(plier(whole)) == whole


@given(TEXTS)
def test_any_text_is_written(text: str) -> None:
    document = read("titre: Un\ntype: corrective\nouverte_le: 2026-01-01\nstatut: a_faire\n")
    try:
        changed = modifier(document, {("constat",): text}, SCHEMA)
    except UserError:
        return
    assert read(changed).data["constat"] == text
