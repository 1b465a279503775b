"""Every place of every schema has a name that people use: no key of a file stands in a sentence."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from filrouge.history import Changement, Mots, NatureChangement, phrase
from filrouge.history.changement import Lieu
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES, Organisme, RecordType
from filrouge.records.load import load_records

HERE = Path(__file__).parent
DAY = "2026-05-18"
DATED = {"partages", "reports", "suivi"}
WHOLE = {*DATED, "apres", "avant"}
"""Places that are never looked into: they change as one."""
KEYS = ("code", "action", "date", "cause", "texte")
"""What names an entry of a list, the first that it has, and so never changes in it."""


def places(lieu: Lieu) -> Iterator[tuple[Lieu, bool]]:
    """Yield every key and every entry that a schema knows, where a change can be told."""
    noeud = lieu.noeud
    if "items" in noeud:
        day = lieu.nom in {*DATED, "audits", "relances"}
        entry = lieu.element(DAY if day else "code")
        yield entry, True
        if lieu.nom not in WHOLE:
            named = next((key for key in KEYS if key in entry.noeud.get("properties", ())), "")
            yield from ((place, whole) for place, whole in places(entry) if place.nom != named)
    elif isinstance(noeud.get("additionalProperties"), dict):
        yield lieu.cle("code"), False
        yield from places(lieu.cle("code"))
    elif lieu.nom not in WHOLE:
        for key in noeud.get("properties", ()):
            yield lieu.cle(key), False
            yield from places(lieu.cle(key))


def lines(type_: RecordType) -> Iterator[str]:
    yield f"# {type_.name}"
    for lieu, entree in places(Lieu.racine(type_)):
        nature = NatureChangement.ENTREE_MODIFIEE if entree else NatureChangement.VALEUR
        # What cannot be said in few words leaves the bare sentence: a noun, whose it is, a verb.
        changement = Changement(type_, nature, lieu.pointer, avant=[], apres=["?"], entree=entree)
        yield f"{'.'.join(lieu.pointer)}: {phrase(changement, Mots())}"
    yield ""


def test_places_have_names(golden: Callable[[Path, str], None]) -> None:
    text = "\n".join(line for type_ in RECORD_TYPES for line in lines(type_))
    assert "rubrique «" not in text
    assert "élément de «" not in text
    golden(HERE / "noms_des_places.txt", text)


def test_words_of_the_organisation() -> None:
    project, _ = open_project(HERE.parents[1], clock=date(2026, 11, 16))
    organisme = load_records(project).organisme
    assert isinstance(organisme, Organisme)
    mots = Mots.de(organisme)
    assert mots.roles["assistante_formation"] == "Assistante de formation"
    assert mots.themes["rythme"] == "Rythme de la formation"
    assert mots.formations["BUR"] == "Bureautique collaborative"
    assert Mots.de(None) == Mots()
