"""« filrouge garde » and its hook, in real repositories: what is staged is what is judged."""

import shutil
from collections.abc import Callable
from pathlib import Path

from cli_garde import ACTION, PHONE, Depot
from cli_run import Done


def test_the_first_commit_is_read_whole(vierge: Depot) -> None:
    vierge.note(f'"Rappeler au {PHONE}"')
    vierge.git("add", ".")
    refused = vierge.commit()
    assert (refused.code, vierge.commits) == (1, 0)
    lines = (vierge.folder / ACTION).read_text(encoding="utf-8").count("\n")
    assert f"{ACTION}:{lines}:28" in refused.err
    assert "ce qui va être enregistré contient un numéro de téléphone" in refused.err
    assert "= aide\u00a0: remplacez par un rôle" in refused.err
    assert "enregistrement refusé, rien n’est entré dans git" in refused.err
    assert "12 34" not in refused.err
    assert "no-verify" not in refused.err


def test_what_is_staged_is_judged_and_nothing_else(garde: Depot) -> None:
    """The fault is staged and mended in the working files alone; then the other way round."""
    clean = (garde.folder / ACTION).read_text(encoding="utf-8")
    garde.note(f'"Rappeler au {PHONE}"')
    garde.git("add", ".")
    (garde.folder / ACTION).write_text(clean, encoding="utf-8")
    assert garde.commit().code == 1
    garde.git("add", ".")
    garde.write("content/preuves/liste.txt", "Convocations envoyées\n")
    garde.git("add", ".")
    garde.note(f'"Rappeler au {PHONE}"')
    assert (garde.commit().code, garde.commits) == (0, 2)


def test_a_file_staged_in_part(garde: Depot) -> None:
    garde.note('"Rappelée par le formateur"')
    garde.git("add", ".")
    garde.write("content/preuves/a.txt", f"{PHONE}\n")
    garde.git("add", "--intent-to-add", "content/preuves/a.txt")
    assert garde.commit().code == 0


def test_the_files_named_on_the_command_line_are_those_judged(garde: Depot) -> None:
    """Then git makes another index than the usual one."""
    garde.note(f'"Rappeler au {PHONE}"')
    garde.write("content/preuves/a.txt", "Rien\n")
    garde.git("add", "content/preuves/a.txt")
    assert garde.commit("content/preuves/a.txt").code == 0
    assert garde.commit(ACTION).code == 1
    assert garde.commit("--all").code == 1


def test_deleted_and_renamed_files(garde: Depot) -> None:
    garde.write("content/preuves/a.txt", f"{PHONE}\n" * 20)
    garde.git("add", ".")
    garde.git("commit", "--quiet", "--no-verify", "--message", "Par ailleurs")
    garde.git("mv", "content/preuves/a.txt", "content/preuves/b.txt")
    refused = garde.commit()
    assert refused.code == 1
    assert "content/preuves/b.txt:1:1" in refused.err
    garde.git("mv", "content/preuves/b.txt", "content/preuves/a.txt")
    garde.git("rm", "--quiet", "content/preuves/a.txt")
    assert garde.commit().code == 0


def test_a_merge_is_judged_for_what_it_adds(garde: Depot) -> None:
    """What the other branch recorded is in git already; what is written to settle a conflict is not."""
    garde.git("switch", "--quiet", "--create", "ailleurs")
    garde.write("content/preuves/ailleurs.txt", f"{PHONE}\n")
    garde.write("content/preuves/commun.txt", "ailleurs\n")
    garde.git("add", ".")
    garde.git("commit", "--quiet", "--no-verify", "--message", "Ailleurs")
    garde.git("switch", "--quiet", "main")
    garde.write("content/preuves/commun.txt", "ici\n")
    garde.git("add", ".")
    assert garde.commit().code == 0
    assert garde.git("merge", "ailleurs", code=None).code == 1
    garde.write("content/preuves/commun.txt", f"ici et ailleurs, {PHONE}\n")
    garde.git("add", ".")
    refused = garde.commit()
    assert refused.code == 1
    assert "commun.txt:1:18" in refused.err
    assert "ailleurs.txt:" not in refused.err
    garde.write("content/preuves/commun.txt", "ici et ailleurs\n")
    garde.git("add", ".")
    assert garde.commit().code == 0
    assert len(garde.git("log", "-1", "--format=%P").out.split()) == 2


def test_without_filrouge_the_commit_is_refused_and_the_remedy_told(garde: Depot, tmp_path: Path) -> None:
    tools = tmp_path / "outils"
    tools.mkdir()
    for name in ("git", "sh", "env"):
        (tools / name).symlink_to(str(shutil.which(name)))
    garde.environ["PATH"] = str(tools)
    garde.write("content/preuves/a.txt", "Rien\n")
    garde.git("add", ".")
    refused = garde.commit()
    assert refused.code == 1
    assert "Fil Rouge est introuvable" in refused.err


def test_by_hand_it_says_what_it_did(garde: Depot, filrouge: Callable[..., Done]) -> None:
    assert filrouge("garde", "--racine", garde.folder) == Done(
        0, "", "Fil Rouge : aucune donnée personnelle trouvée (0 fichier relu).\n"
    )
    garde.write("content/preuves/a.txt", "Rien\n")
    garde.git("add", ".")
    assert "(1 fichier relu)" in filrouge("garde", "--racine", garde.folder).err


def test_where_there_is_no_repository(tmp_path: Path, filrouge: Callable[..., Done]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organisme.yaml").write_text("nom: x\n", encoding="utf-8")
    said = filrouge("garde", "--racine", tmp_path)
    assert said.code == 2
    assert "n’est pas un dépôt git" in said.err


def test_a_plan_in_a_folder_of_a_repository(
    garde: Depot, filrouge: Callable[..., Done], tmp_path: Path
) -> None:
    """Only that folder is judged."""
    garde.write("sous/content/organisme.yaml", "nom: x\n")
    garde.write("sous/a.txt", f"{PHONE}\n")
    garde.write("ailleurs.txt", f"{PHONE}\n")
    garde.git("add", ".")
    said = filrouge("garde", "--racine", garde.folder / "sous")
    assert said.code == 1
    assert "--> a.txt:1:1" in said.out
    assert "ailleurs" not in said.out


def test_a_second_working_folder_has_the_hook(garde: Depot, tmp_path: Path) -> None:
    garde.git("worktree", "add", "--quiet", str(tmp_path / "autre"))
    garde.folder = tmp_path / "autre"
    garde.write("a.txt", f"{PHONE}\n")
    garde.git("add", ".")
    assert garde.commit().code == 1
