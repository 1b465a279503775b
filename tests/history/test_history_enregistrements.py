"""Who made a commit, which commits there are, and where all was read from; on real repositories."""

from datetime import UTC, date, datetime
from pathlib import Path

from history_depots import ENVIRON, Depot

from filrouge.history import Enregistrement, Historique, NiveauPreuve, read_history


def read(depot: Depot) -> Historique:
    found = read_history(depot.folder, ENVIRON)
    assert isinstance(found, Historique), found
    return found


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_the_author_is_the_address_of_the_commit_in_lower_case(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    depot.write("content/actions/ACT-2026-001.yaml", "titre: Un")
    depot.git("add", "--all")
    author = {**ENVIRON, "GIT_AUTHOR_NAME": "Un <faux@exemple.fr", "GIT_AUTHOR_EMAIL": "Qualite@Exemple.FR"}
    depot.git("commit", "--quiet", "-m", "Un", at="2026-03-02T09:00:00+0100", environ=author)
    depot.write(".mailmap", "Autre <autre@exemple.fr> <qualite@exemple.fr>\n")
    depot.save("titre: Deux", "2026-03-03T09:00:00+0100")
    first, second = read(depot).de("ACT-2026-001")
    assert (first.auteur, second.auteur) == ("qualite@exemple.fr", "qualite@exemple.fr")
    assert "exemple.fr" not in repr(first)
    assert (first.niveau, first.prouvee) == (NiveauPreuve.DECLAREE, None)


def test_an_author_without_address(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: Un", "2026-03-02T09:00:00+0100")
    tree = depot.git("rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nauthor Sans adresse\ncommitter C <c@x.fr> 1772438400 +0000\n\nUn\n"
    odd = depot.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw.encode())
    depot.git("update-ref", "HEAD", odd)
    (version,) = read(depot).de("ACT-2026-001")
    assert (version.auteur, version.ecrite) == ("", None)


def test_every_commit_is_there_with_the_dates_of_its_parents(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: Un", "2026-03-02T09:00:00+0100")
    depot.git("checkout", "--quiet", "-b", "brouillon")
    depot.save("titre: Deux", "2026-03-01T09:00:00+0100")
    depot.git("checkout", "--quiet", "main")
    depot.write("LISEZMOI.md", "Bonjour")
    depot.commit("Autre chose", "2026-03-04T09:00:00+0100")
    depot.git("merge", "--quiet", "--no-ff", "-m", "Fusion", "brouillon", at="2026-03-05T09:00:00+0100")
    found = read(depot)
    days = [moment(f"2026-03-0{day}T09:00:00+01:00") for day in (2, 4, 1, 5)]
    by_day = {one.enregistree: one for one in found.enregistrements}
    first, other, branch, merge = (by_day[when] for when in days)
    assert [one.parents for one in (first, other, branch)] == [(), (days[0],), (days[0],)]
    assert set(merge.parents) == {days[1], days[2]}
    assert [one.arrivee for one in (first, other, branch, merge)] == [days[0], days[1], days[3], days[3]]
    assert found.tete == merge.commit == depot.git("rev-parse", "HEAD")


def test_a_day_in_the_past_sets_later_commits_apart(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    for day in (2, 3, 4):
        depot.save(f"titre: Le {day}", f"2026-03-0{day}T09:00:00+0100")
    whole = read(depot)
    first, second, third = whole.enregistrements
    known = whole.jusqu_au(date(2026, 3, 3))
    assert isinstance(known, Historique)
    assert (known.tete, known.enregistrements, known.posterieurs) == (whole.tete, (first, second), (third,))
    earlier = known.jusqu_au(date(2026, 3, 2))
    assert isinstance(earlier, Historique)
    assert (earlier.enregistrements, earlier.posterieurs) == ((first,), (second, third))


def test_a_date_no_calendar_has_is_no_parent_date(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: Un", "@99999999999 +0000")
    depot.save("titre: Deux", "2026-03-03T09:00:00+0100")
    first, second = read(depot).enregistrements
    assert (first.enregistree, second.parents) == (None, ())
    assert second == Enregistrement(
        second.commit, second.ecrite, datetime(2026, 3, 3, 8, tzinfo=UTC), second.arrivee, ()
    )
