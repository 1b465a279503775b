"""What « filrouge garde » says of each kind of file, and what it lets through."""

import os
from collections.abc import Callable
from pathlib import Path

from cli_garde import PHONE, Depot
from cli_run import Done

FILES = {
    "crlf.txt": (f"un\r\ndeux {PHONE}\r\n".encode(), "crlf.txt:2:6"),
    "bom.csv": (f"\ufeff{PHONE};oui\n".encode(), "bom.csv:1:1"),
    "excel.csv": (f"réponse;{PHONE}\n".encode("utf-16"), "excel.csv:1:9"),
    "windows.csv": (f"réponse;{PHONE}\n".encode("cp1252"), "windows.csv:1:9"),
    "été d’août.txt": (PHONE.encode(), "été d’août.txt:1:1"),
    'a"b\tc.txt': (PHONE.encode(), 'a"b    c.txt:1:1'),
    "-rf.txt": (PHONE.encode(), "/-rf.txt:1:1"),
    ":(glob)x.txt": (PHONE.encode(), ":(glob)x.txt:1:1"),
    "a\nerreur.txt": (PHONE.encode(), "a<U+000A>erreur.txt:1:1"),
    "$(touch vu).txt": (PHONE.encode(), "$(touch vu).txt:1:1"),
    "\x1b[31m.txt": (PHONE.encode(), "<U+001B>[31m.txt:1:1"),
}


def test_any_text_under_any_name(garde: Depot) -> None:
    for name, (content, _) in FILES.items():
        garde.write(f"content/preuves/{name}", content)
    garde.git("add", ".")
    refused = garde.commit()
    assert refused.code == 1
    assert [place for _, place in FILES.values() if place not in refused.err] == []
    assert f"{len(FILES)} erreurs dans {len(FILES)} fichiers" in refused.err
    assert "\x1b" not in refused.err
    assert not (garde.folder / "vu").exists()


def test_a_name_that_is_not_utf8(garde: Depot) -> None:
    name = os.fsencode(garde.folder / "content/preuves/") + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(PHONE, encoding="utf-8")
    garde.git("add", ".")
    assert garde.commit().code == 1


def test_what_cannot_be_read_is_told(garde: Depot) -> None:
    garde.write("content/preuves/image.png", b"\x89PNG\0" + PHONE.encode())
    garde.write("content/preuves/immense.txt", f"{PHONE}\n".encode() * 400_000)
    garde.git("add", ".")
    said = garde.commit()
    assert said.code == 0
    assert (
        "2 fichiers n’ont pas pu être relus, à regarder vous-même : "
        "content/preuves/image.png, content/preuves/immense.txt" in said.err
    )


def test_links_are_not_followed(garde: Depot, tmp_path: Path) -> None:
    (tmp_path / "dehors.txt").write_text(PHONE, encoding="utf-8")
    (garde.folder / "content/preuves/lien.txt").symlink_to(tmp_path / "dehors.txt")
    garde.git("add", ".")
    assert garde.commit().code == 0


def test_the_name_of_a_file_is_recorded_too(garde: Depot) -> None:
    garde.write("site_config/noms-a-proteger.txt", "Maëlle Cœurdacier\n")
    garde.write("content/preuves/cv_coeurdacier-maelle.txt", "Vu\n")
    garde.git("add", ".")
    refused = garde.commit()
    assert refused.code == 1
    assert "le nom de ce fichier contient un nom à protéger" in refused.err
    assert "coeurdacier" not in refused.err


def test_the_list_of_names_is_never_recorded(garde: Depot, filrouge: Callable[..., Done]) -> None:
    garde.write("site_config/noms-a-proteger.txt", "Maëlle Cœurdacier\n")
    garde.git("add", ".")
    assert "noms-a-proteger" not in garde.git("status", "--porcelain").out
    garde.git("add", "--force", "site_config/noms-a-proteger.txt")
    refused = garde.commit()
    assert refused.code == 1
    assert "erreur[noms-enregistres]: la liste des noms à protéger va être enregistrée" in refused.err
    assert "git rm --cached site_config/noms-a-proteger.txt" in refused.err
    assert "Maëlle" not in refused.err
    garde.git("commit", "--quiet", "--no-verify", "--message", "Trop tard")
    told = filrouge("verifier", "--racine", garde.folder)
    assert told.code == 1
    assert "la liste des noms à protéger est suivie par git" in told.out
    garde.git("rm", "--quiet", "--cached", "site_config/noms-a-proteger.txt")
    assert garde.commit().code == 0
    after = filrouge("verifier", "--racine", garde.folder).out
    assert "avertissement[noms-enregistres]" in after
    assert "git filter-repo" in after


def test_a_warning_lets_the_commit_through(garde: Depot) -> None:
    garde.note('"Connexion depuis 192.0.2.7, le 12 mai"')
    garde.git("add", ".")
    said = garde.commit()
    assert said.code == 0
    assert "avertissement[donnee-personnelle]: ce qui va être enregistré contient une adresse IP" in said.err
    assert "1 avertissement, qui ne bloque rien" in said.err


def test_private_matters_of_a_verbatim_are_refused_and_of_an_analysis_told(garde: Depot) -> None:
    garde.write(
        "content/appreciations/APP-2026-T2-CHAUD.yaml",
        "verbatims:\n  - texte: Ma dyslexie n’est pas prise en compte.\n",
    )
    garde.git("add", ".")
    refused = garde.commit()
    assert refused.code == 1
    assert "un verbatim de ce fichier touche à la vie privée : le handicap" in refused.err
    garde.write(
        "content/appreciations/APP-2026-T2-CHAUD.yaml", "constats:\n  - texte: Un stagiaire est dyslexique.\n"
    )
    garde.git("add", ".")
    assert garde.commit().code == 0


def test_the_organisation_may_give_its_own_address(garde: Depot) -> None:
    for path, text in (
        ("content/organisme.yaml", "# contact@exemple.fr, 01 99 00 12 34\n"),
        ("site_config/auteurs.yaml", "# qualite@exemple.fr\n"),
    ):
        garde.write(path, (garde.folder / path).read_text(encoding="utf-8") + text)
    garde.git("add", ".")
    assert garde.commit().code == 0


def test_what_a_derogation_accepts_is_let_through(garde: Depot) -> None:
    garde.note(f'"Rappeler au {PHONE}"')
    entry = "{code: donnee-personnelle, fiche: ACT-2026-001, motif: Numéro public du standard., jusqu_au: 2099-12-31, par: direction}"
    garde.write("site_config/derogations.yaml", f"derogations:\n  - {entry}\n")
    garde.git("add", ".")
    assert garde.commit().code == 0
    garde.write("site_config/derogations.yaml", f"derogations:\n  - {entry.replace('2099', '2020')}\n")
    garde.note(f'"Rappeler au {PHONE}"')
    garde.git("add", ".")
    assert garde.commit().code == 1
