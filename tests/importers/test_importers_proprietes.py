"""Any cells changed in the workbook: exactly these fields change in the files, and every comment stays."""

import shutil
from collections import Counter
from datetime import date
from typing import Any

import pytest
from classeurs import Classeur, exporte, lu
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_importers_plan import PLAN, ROOT, appliquer, projet

EDITS: dict[str, tuple[tuple[str, ...], st.SearchStrategy[Any]]] = {
    "Titre": (("titre",), st.text("abcé :#'\"-=", min_size=3, max_size=30).map(lambda one: f"T{one}x")),
    "Statut": (("statut",), st.sampled_from(["À faire", "En cours", "Réalisée"])),
    "Échéance": (("echeance",), st.dates(date(2000, 1, 1), date(2026, 1, 1))),  # a later one needs a reason
    "Constat": (("constat",), st.lists(st.text("abcé :#-.", min_size=1, max_size=150), min_size=1, max_size=4).map("\n".join)),
    "Cible": (("reussite", "cible"), st.integers(-50, 50) | st.floats(-50, 50).map(lambda one: round(one, 3))),
    "Indicateur": (("reussite", "indicateur"), st.text("abc: ", min_size=3, max_size=20).map(lambda one: f"I{one}x")),
    "Note interne": (("note_interne",), st.none() | st.just("Une note")),
}  # fmt: skip


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    cells=st.dictionaries(
        st.tuples(
            st.sampled_from(["ACT-2026-001", "ACT-2026-002", "ACT-2026-003"]), st.sampled_from(sorted(EDITS))
        ),
        st.data(),
        max_size=6,
    )
)
def test_any_cells_changed_are_the_fields_changed(
    tmp_path_factory: pytest.TempPathFactory, cells: dict[tuple[str, str], st.DataObject]
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    root = folder / "depot"
    shutil.copytree(ROOT / "tests/pages/depot", root)
    book = Classeur(exporte(root))
    wanted: dict[str, dict[tuple[str, ...], Any]] = {}
    for (numero, entete), data in cells.items():
        pointer, values = EDITS[entete]
        value = data.draw(values, label=f"{numero} {entete}")
        book.case(PLAN, numero, entete).value = value
        if isinstance(value, str):
            book.case(PLAN, numero, entete).data_type = "s"
        wanted.setdefault(numero, {})[pointer] = value
    before = lu(root).documents
    found = projet(book.poser(folder / "plan.xlsx"), root)
    assert found.fautes == ()
    for one in found.changements:
        assert set(one.valeurs) <= set(wanted[one.id])
    appliquer(found, root)
    for id_, document in lu(root).documents.items():
        old = before[id_]
        assert comments(old.text) - comments(document.text) == Counter()
        changed = {key for key in {*document.data, *old.data} if document.data.get(key) != old.data.get(key)}
        assert changed <= {pointer[0] for pointer in wanted.get(id_, {})}
    assert projet(folder / "plan.xlsx", root).changements == ()


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))
