"""A history that weighs too much is refused before it is read; one with odd messages or many branches is read."""

from pathlib import Path

from history_depots import ACTION, ENVIRON, Depot

from filrouge.history import Historique, SansHistorique, read_history

AT = "2026-01-05T09:00:00+01:00"
BIG = 900_000


def imported(folder: Path, commands: list[str]) -> Depot:
    """Make a repository at once: git would take minutes to commit as often."""
    depot = Depot(folder)
    depot.git("fast-import", "--quiet", stdin="".join(commands).encode())
    return depot


def commit(mark: int, message: str, text: str, path: str = ACTION, *parents: int) -> str:
    links = "".join(f"{'merge' if rank else 'from'} :{parent}\n" for rank, parent in enumerate(parents))
    return (
        f"commit refs/heads/main\nmark :{mark}\ncommitter a <a@exemple.fr> {1767600000 + mark} +0000\n"
        f"data {len(message.encode())}\n{message}\n{links}"
        f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"
    )


def test_more_versions_than_can_be_held(tmp_path: Path) -> None:
    """Alike but for one line, they take a few kilobytes in git."""
    many = [commit(mark, "x", f"titre: x{mark}\n#{'a' * BIG}\n") for mark in range(1, 113)]
    assert read_history(imported(tmp_path, many).folder, ENVIRON) == SansHistorique(
        "l’historique git est trop lourd pour être lu : 100 Mo, pour 100 au plus",
        "demandez à la personne qui tient le dépôt d’en retirer les versions ou les messages démesurés",
    )


def test_heavy_versions_in_several_calls_of_git(tmp_path: Path) -> None:
    some = [commit(mark, "x", f"titre: x{mark}\n#{'a' * BIG}\n") for mark in range(1, 21)]
    history = read_history(imported(tmp_path, some).folder, ENVIRON)
    assert isinstance(history, Historique)
    assert [dict(one.donnees or {}) for one in history.de("ACT-2026-001")] == [
        {"titre": f"x{mark}"} for mark in range(1, 21)
    ]


def test_a_message_as_long_as_a_book_is_cut_between_words(tmp_path: Path) -> None:
    """No half of an address is left, for what is hidden later must be whole."""
    message = f"{'mot ' * 73}lea@exemple.fr {'b' * 5_000_000}"
    history = read_history(imported(tmp_path, [commit(1, message, "titre: x\n")]).folder, ENVIRON)
    assert isinstance(history, Historique)
    assert history.de("ACT-2026-001")[0].sujet == f"{'mot ' * 73}".rstrip() + "…"


def test_many_branches_from_one_commit_keep_what_each_found(tmp_path: Path) -> None:
    """They share the state of their parent: none sees what another wrote, and the merge has them all."""
    paths = [f"content/actions/ACT-2026-{number:03d}.yaml" for number in range(1, 41)]
    start = commit(1, "x", "titre: début\n", paths[0])
    branches = [
        commit(rank, "x", f"titre: branche {rank}\n", path, 1).replace("heads/main", f"heads/b{rank}")
        for rank, path in enumerate(paths[1:], start=2)
    ]
    whole = "".join(
        f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"
        for rank, path in enumerate(paths[1:], start=2)
        for text in [f"titre: branche {rank}\n"]
    )
    merge = commit(99, "x", "titre: fin\n", paths[0], 1, *range(2, 41)) + whole
    history = read_history(imported(tmp_path, [start, *branches, merge]).folder, ENVIRON)
    assert isinstance(history, Historique)
    told = {
        id_: [(one.avant or {}).get("titre") for one in versions]
        for id_, versions in history.versions.items()
    }
    assert told == {
        "ACT-2026-001": [None, "début"],
        **{f"ACT-2026-{number:03d}": [None] for number in range(2, 41)},
    }


def test_states_stacked_on_one_another_stay_what_they_were(tmp_path: Path) -> None:
    """Two branches that merge each other without end, deeper than states are stacked."""
    commands = [commit(1, "x", "titre: a0\n"), commit(2, "x", "titre: b0\n", ACTION, 1)]
    left, right = 1, 2
    for step in range(3, 163, 2):
        commands.append(commit(step, "x", f"titre: a{step}\n", ACTION, left, right))
        commands.append(
            commit(step + 1, "x", f"titre: b{step}\n", ACTION, right, left).replace("heads/main", "heads/b")
        )
        left, right = step, step + 1
    commands.append(commit(200, "x", "titre: fin\n", ACTION, left, right))
    history = read_history(imported(tmp_path, commands).folder, ENVIRON)
    assert isinstance(history, Historique)
    befores = [(one.donnees or {}).get("titre") for one in history.de("ACT-2026-001")]
    assert befores[0] == "titre: a0".removeprefix("titre: ")
    assert befores[-1] == "fin"
    assert len(befores) == len(commands)
