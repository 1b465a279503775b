"""« filrouge garde --message » and its hook: a message is recorded for ever too."""

from cli_garde import PHONE, Depot

from filrouge.garde.message import message_lu


def test_a_message_with_a_phone_number_is_refused(garde: Depot) -> None:
    before = garde.commits
    garde.note('"Rappelée par le formateur"')
    garde.git("add", ".")
    refused = garde.git("commit", "--quiet", "--message", f"Relance\n\nRappeler au {PHONE}", code=None)
    assert (refused.code, garde.commits) == (1, before)
    assert "message de l’enregistrement:3:13" in refused.err
    assert "git commit -e -F .git/COMMIT_EDITMSG" in refused.err
    assert "12 34" not in refused.err
    assert garde.git("commit", "--quiet", "--message", "Relance", code=None).code == 0


def test_the_signature_of_who_records_is_no_fault(garde: Depot) -> None:
    garde.note('"Rappelée par le formateur"')
    garde.git("add", ".")
    assert garde.git("commit", "--quiet", "--signoff", "--message", "Relance", code=None).code == 0
    assert "Signed-off-by" in garde.git("log", "-1", "--format=%B").out


def test_only_what_git_keeps_is_read() -> None:
    raw = (
        b"Titre\n# Please enter the message: a@b.fr\ncorps a@b.fr\r\nReviewed-by: A <a@b.fr>\n"
        b"# ------------------------ >8 ------------------------\n+tel a@b.fr\n"
    )
    assert message_lu(raw) == b"Titre\n\ncorps a@b.fr\r\n\n"
    assert message_lu(b"") == b""
