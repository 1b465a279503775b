"""Bytes to text: UTF-8 only, line feeds only, nothing invisible."""

import re
from collections import Counter
from collections.abc import Mapping

from filrouge.diagnostics import Finding, Span
from filrouge.source.faults import fault

MAX_BYTES = 1_000_000

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Characters nobody sees, and by which a file says something else than what it shows.

No-break spaces, typographic quotes, dashes and the joiners inside emojis are welcome.
"""

# Three times faster than the search, and all that most files hold.
_USUAL = re.compile("[\n -~\xa0-\xff’–—…œŒ€\u202f]*")

# What git writes around the two versions of a place that it could not merge.
_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}$", re.MULTILINE)

_NAMES: Mapping[str, str] = {
    "\x00": "caractère nul",
    "\x0b": "tabulation verticale",
    "\x0c": "saut de page",
    "\r": "retour chariot seul",
    "\x1b": "échappement de terminal",
    "\x85": "saut de ligne NEL",
    "\u200b": "espace sans chasse",
    "\u200e": "marque gauche-à-droite",
    "\u200f": "marque droite-à-gauche",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
    "\u2060": "gluon de mots",
    "\ufeff": "marque d’encodage (BOM)",
}
_SAVE_AS_UTF8 = "réenregistrez le fichier en UTF-8 (dans VS Code : « Enregistrer avec l’encodage »)"


def read_text(path: str, raw: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode one file; line ends become line feeds, nothing else changes (no normalisation)."""
    if len(raw) > MAX_BYTES:
        return None, (_too_big(path, len(raw)),)
    if _looks_like_utf16(raw):
        return None, (_utf16(path),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, raw, error.start),)
    bom = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    faults = _forbidden(path, text) or _unfinished_merge(path, text)
    findings = (_bom(path), *faults) if bom else faults
    if faults:
        return None, findings
    if not text.strip():
        empty = fault("fichier-vide", "le fichier est vide", Span(path), "remplissez-le ou supprimez-le")
        return None, (*findings, empty)
    return text, findings


def name_of(character: str) -> str:
    """Return ``U+200B (espace sans chasse)``."""
    code = f"U+{ord(character):04X}"
    return f"{code} ({_NAMES[character]})" if character in _NAMES else code


def _too_big(path: str, size: int) -> Finding:
    octets = f"{size:,}".replace(",", "\u202f")
    return fault(
        "fichier-trop-gros",
        f"le fichier pèse {octets} octets, au-delà de la limite de 1 Mo",
        Span(path),
        "une fiche est un texte court : mettez les pièces jointes dans des fichiers à part",
    )


def _looks_like_utf16(raw: bytes) -> bool:
    """Tell a byte order mark, or ASCII text with a zero byte at every other place."""
    return raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or (
        len(raw) >= 4 and raw[:4].count(0) == 2 and (raw[0] == raw[2] == 0 or raw[1] == raw[3] == 0)
    )


def _utf16(path: str) -> Finding:
    return fault(
        "fichier-non-utf8", "le fichier est en UTF-16, pas en UTF-8", Span(path, 1, 1, 1, 2), _SAVE_AS_UTF8
    )


def _not_utf8(path: str, raw: bytes, start: int) -> Finding:
    line = raw.count(b"\n", 0, start) + 1
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8").removeprefix("\ufeff")) + 1
    guess = raw[start : start + 1].decode("cp1252", "replace")
    known = guess.isprintable() and guess != "\ufffd"
    return fault(
        "fichier-non-utf8",
        f"le fichier n’est pas en UTF-8 : l’octet {raw[start]:02X} de la ligne {line} est illisible",
        Span(path, line, column, line, column + 1),
        _SAVE_AS_UTF8,
        label=f"« {guess} » en Windows-1252 ?" if known else "",
    )


def _bom(path: str) -> Finding:
    return fault(
        "fichier-bom",
        "le fichier commence par une marque d’encodage invisible (BOM)",
        Span(path, 1, 1, 1, 2),
        "réenregistrez le fichier en « UTF-8 » plutôt qu’en « UTF-8 avec BOM »",
    )


def _unfinished_merge(path: str, text: str) -> tuple[Finding, ...]:
    """Return the fault of what git could not merge: after it, no value can be trusted."""
    # Looking for the words first is faster than trying every line of a sound file.
    conflict = _CONFLICT.search(text) if "<<<<<<< " in text else None
    if conflict is None or _MIDDLE.search(text, conflict.end()) is None:
        return ()
    line = text.count("\n", 0, conflict.start()) + 1
    message = "git a laissé ici deux versions qu’il n’a pas su réunir"
    remedy = "gardez celle qui convient, ou réunissez les deux, puis retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> »"
    return (fault("fusion-inachevee", message, Span(path, line, 1, line, 8), remedy),)


def _forbidden(path: str, text: str) -> tuple[Finding, ...]:
    """One finding for each kind of character, at its first place: a broken file holds thousands."""
    if _USUAL.fullmatch(text) or FORBIDDEN.search(text) is None:
        return ()
    counts = Counter(FORBIDDEN.findall(text))
    return tuple(_one_forbidden(path, text, character, count) for character, count in counts.items())


def _one_forbidden(path: str, text: str, character: str, count: int) -> Finding:
    place = text.index(character)
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    times = f", {count} fois" if count > 1 else ""
    return fault(
        "caractere-interdit",
        f"caractère interdit {name_of(character)}{times}",
        Span(path, line, column, line, column + 1),
        "effacez ce caractère, souvent venu d’un copier-coller, et retapez l’espace ou la ligne",
    )
