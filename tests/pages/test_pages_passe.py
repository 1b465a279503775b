"""What was wrong to write and was taken back is not written again by the history."""

from pathlib import Path
from typing import Any

from vie_site import VECU, lived, site, version, when

from filrouge.source import Value

SOUND: dict[str, Value] = {
    "titre": "Relire",
    "type": "corrective",
    "responsable": "formateur",
    "statut": "a_faire",
}
WRONG: dict[str, Any] = {
    "titre": "Absence de Zorglubine Martinot",
    "constat": "Zorglubine était malade.",
    "responsable": "Zorglubine Martinot",
    "type": "Zorglubine Martinot",
    "statut": "Zorglubine",
    "priorite": "Pour Zorglubine",
    "origines": ["Zorglubine Martinot", "Zorglubine", "REC-2026-001"],
    "preuves": ["preuves/attestation-zorglubine.pdf"],
    "reussite": {"unite": "absences de Zorglubine", "cible": 1},
    "suivi": [{"le": "2026-04-02", "note": "Vu avec Zorglubine.", "par": "Zorglubine Martinot"}],
    "rubrique inconnue": "Zorglubine",
    "note_interne": "Zorglubine",
}


def test_on_no_page(tmp_path: Path) -> None:
    versions = (
        version(when(2026, 3, 10), None, SOUND, commit="1"),
        version(when(2026, 4, 1), SOUND, SOUND | WRONG, commit="2"),
        version(when(2026, 4, 2), SOUND | WRONG, SOUND, commit="3"),
    )
    _, pages = site(tmp_path, lived({**VECU, "ACT-2026-001": versions}))
    told = pages["plan/ACT-2026-001.html"].html
    assert told.count("Enregistré le") == 3
    assert "Titre modifié" in told
    assert "« … »" in told.replace("\u00a0", " ")
    for page in pages.values():
        assert "zorglubine" not in page.html.lower(), page.path
        assert "Martinot" not in page.html, page.path
