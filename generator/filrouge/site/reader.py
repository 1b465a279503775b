"""Values of ``mkdocs.yml``, one by one, against what is allowed."""

import re
from collections.abc import Sequence

from filrouge.diagnostics import Finding, closest
from filrouge.diagnostics.shorten import shorten
from filrouge.site.allowed import REASONS
from filrouge.site.faults import fault
from filrouge.source import Document, Pointer, Value

_MAX_TEXT = 300


class Reader:
    """Reads a document value by value and collects what is wrong."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.findings: list[Finding] = []

    def refuse(self, code: str, message: str, pointer: Pointer, *helps: str) -> None:
        """Note what is wrong with a value."""
        self.findings.append(fault(code, message, self._document.span(pointer), *helps))

    def table(self, pointer: Pointer, allowed: Sequence[str]) -> dict[str, Value]:
        """Return a mapping, its unknown keys noted; an empty one when it is absent or no mapping."""
        value = self.value(pointer)
        if not isinstance(value, dict):
            self._refuse_kind(pointer, value, "des rubriques « nom: valeur » sont attendues ici")
            return {}
        for key in value:
            if key not in allowed:
                self._refuse_key((*pointer, key), key, allowed)
        return value

    def texts(self, pointer: Pointer) -> list[str]:
        """Return a list of texts; those that are none are noted and left out."""
        value = self.value(pointer)
        if not isinstance(value, list):
            self._refuse_kind(pointer, value, "une liste est attendue ici (lignes qui commencent par « - »)")
            return []
        return [text for index in range(len(value)) if (text := self.text((*pointer, index)))]

    def text(self, pointer: Pointer) -> str:
        """Return one line of text, "" when it is absent or wrong."""
        value = self.value(pointer)
        if not isinstance(value, str):
            self._refuse_kind(pointer, value, "un texte est attendu ici")
            return ""
        if "\n" in value.strip() or len(value) > _MAX_TEXT:
            self.refuse("mkdocs-valeur", f"ce texte dépasse une ligne ou {_MAX_TEXT} caractères", pointer)
            return ""
        return value.strip()

    def choice(self, pointer: Pointer, allowed: Sequence[str]) -> str:
        """Return a text of a closed list, "" when it is absent or wrong."""
        text = self.text(pointer)
        if not text or text in allowed:
            return text
        reason = REASONS.get(text)
        because = f" : {reason}" if reason else ""
        self.refuse(
            "mkdocs-valeur",
            f"« {shorten(text)} » n’est pas accepté ici{because}",
            pointer,
            *_meant(text, allowed),
        )
        return ""

    def matching(self, pointer: Pointer, pattern: re.Pattern[str], expected: str) -> str:
        """Return a text of a given shape, "" when it is absent or wrong."""
        text = self.text(pointer)
        if not text or pattern.fullmatch(text):
            return text
        self.refuse("mkdocs-valeur", f"« {shorten(text)} » n’est pas {expected}", pointer)
        return ""

    def value(self, pointer: Pointer) -> Value:
        """Return the value at a pointer, None when there is none."""
        value: Value = self._document.data
        for step in pointer:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def _refuse_kind(self, pointer: Pointer, value: Value, message: str) -> None:
        if value is not None:
            self.refuse("mkdocs-valeur", message, pointer)

    def _refuse_key(self, pointer: Pointer, key: str, allowed: Sequence[str]) -> None:
        reason = REASONS.get(key)
        because = f" : {reason}" if reason else ""
        message = f"la rubrique « {shorten(key)} » n’est pas acceptée{because}"
        helps = ("retirez cette rubrique",) if reason else _meant(key, allowed)
        self.findings.append(fault("mkdocs-cle-refusee", message, self._document.key_span(pointer), *helps))


def _meant(word: str, allowed: Sequence[str]) -> tuple[str, ...]:
    near = closest(word, allowed)
    listed = ", ".join(f"« {name} »" for name in allowed)
    return (*((f"vouliez-vous dire « {near} » ?",) if near else ()), f"valeurs acceptées : {listed}")
