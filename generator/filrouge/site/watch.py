"""Notice that a file of the repository was saved, or that a commit was made."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from filrouge.history.depot import COMMITS
from filrouge.site.faults import CONFIG_PATH

_FOLDERS = ("content", "site_config")
# Reading a file is an event too, and we read them all.
_CHANGES = frozenset(("created", "deleted", "modified", "moved"))
_QUIET = 0.12
"""Seconds without a change before it is worth reading: editors save in several steps."""


class Changes:
    """What is waited for."""

    def __init__(self) -> None:
        self._changed = Event()

    def note(self) -> None:
        """Say that something changed."""
        self._changed.set()

    def wait(self) -> None:
        """Wait for a change, and for the quiet after it."""
        # Windows cannot interrupt a wait without end.
        while not self._changed.wait(1):
            pass
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(_QUIET)


@contextmanager
def watching(root: Path, commits: Path | None = None) -> Iterator[Changes]:
    """Watch the records, the settings, ``mkdocs.yml``, and the folder in which git notes its commits."""
    changes = Changes()
    observer = Observer()
    observer.schedule(_Handler(changes, only=CONFIG_PATH), str(root), recursive=False)
    if commits:
        observer.schedule(_Handler(changes, only=COMMITS), str(commits), recursive=False)
    for folder in _FOLDERS:
        if (root / folder).is_dir() and not (root / folder).is_symlink():
            observer.schedule(_Handler(changes), str(root / folder), recursive=True)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: Changes, only: str = "") -> None:
        self._changes = changes
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a visible file, whichever end of a move it is."""
        if event.is_directory and event.event_type == "modified":
            # What changed in it has an event of its own.
            return
        names = [Path(str(path)).name for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _CHANGES and any(self._matters(name) for name in names):
            self._changes.note()

    def _matters(self, name: str) -> bool:
        return name == self._only if self._only else not name.startswith(".")
