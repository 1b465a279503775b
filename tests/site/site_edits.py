"""Edits of a repository, one after the other, as a year of work makes them; each says what it did."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

_TODAY = date(2026, 11, 16)
_DAY = re.compile(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_STATES = re.compile(r"^(statut|gravite|priorite|type|cause|stade|canal): (\w+)$", re.MULTILINE)


class Plan:
    """A repository in ``root``, and the day it is read on; ``commit`` records all of it in git, dated that day."""

    def __init__(self, root: Path, chance: Random, commit: Callable[[str], None]) -> None:
        self.root = root
        self.today = _TODAY
        self._chance = chance
        self._commit = commit
        self._gone: dict[Path, str] = {}
        self._kinds: tuple[Callable[[], str], ...] = (
            *(self.retitle, self.redate, self.restate, self.reword, self.relink) * 2,
            *(self.remove, self.bring_back, self.rename, self.copy, self.move),
            *(self.label, self.settings, self.attachment, self.commit, self.tomorrow, self.spoil),
        )

    def edit(self) -> str:
        return self._chance.choice(self._kinds)()

    def records(self) -> list[Path]:
        folder = self.root / "content"
        found = [*folder.glob("*/*.yaml"), *folder.glob("*/*.md")]
        return sorted(path for path in found if path.parent.name != "preuves")

    def _one(self) -> tuple[Path, str]:
        path = self._chance.choice(self.records())
        return path, path.read_text(encoding="utf-8")

    def _write(self, path: Path, text: str, said: str) -> str:
        path.write_text(text, encoding="utf-8", newline="\n")
        return f"{said} {path.name}"

    def _number(self) -> int:
        return self._chance.randrange(1, 1000)

    def retitle(self) -> str:
        path, text = self._one()
        new = f"Titre « {self._number()} » & <b>suite</b> : tout !"
        return self._write(path, re.sub(r"(?m)^titre: .*$", f"titre: {new!r}", text, count=1), "title of")

    def redate(self) -> str:
        path, text = self._one()
        days = _DAY.findall(text)
        if not days:
            return "nothing"
        day = self._chance.choice(days)
        moved = date.fromisoformat(day) + timedelta(days=self._chance.randrange(-40, 41))
        return self._write(path, text.replace(day, moved.isoformat(), 1), "day of")

    def restate(self) -> str:
        path, text = self._one()
        others = {
            value for one in self.records() for value in _STATES.findall(one.read_text(encoding="utf-8"))
        }
        found = _STATES.findall(text)
        if not found:
            return "nothing"
        key, was = self._chance.choice(found)
        value = self._chance.choice(sorted(value for name, value in others if name == key))
        return self._write(path, text.replace(f"{key}: {was}", f"{key}: {value}", 1), "state of")

    def reword(self) -> str:
        """Add a comment, or a number after some word: now and then where no word may stand."""
        path, text = self._one()
        if self._chance.random() < 0.3:
            return self._write(
                path,
                f"{text}# {self._number()}\n" if path.suffix == ".yaml" else f"{text}\nFin.\n",
                "comment in",
            )
        words = [match.end() for match in re.finditer(r"[a-zé]{5}(?=[ .,])", text)]
        at = self._chance.choice(words) if words else 0
        return self._write(path, f"{text[:at]} {self._number()}{text[at:]}", "word in")

    def relink(self) -> str:
        path, text = self._one()
        cited = sorted({one.stem for one in self.records() if one.stem in text and one.stem != path.stem})
        if not cited:
            return "nothing"
        like = self._chance.choice(cited)
        others = [one.stem for one in self.records() if one.stem[:4] == like[:4]]
        return self._write(path, text.replace(like, self._chance.choice(others), 1), "link in")

    def remove(self) -> str:
        path, text = self._one()
        self._gone[path] = text
        path.unlink()
        return f"removed {path.name}"

    def bring_back(self) -> str:
        if not self._gone:
            return "nothing"
        path = self._chance.choice(sorted(self._gone))
        return self._write(path, self._gone.pop(path), "brought back")

    def _other_name(self, path: Path) -> Path:
        return path.with_name(re.sub(r"[0-9]{3}(?=\.)", f"{self._number():03}", path.name))

    def rename(self) -> str:
        path, _ = self._one()
        new = self._other_name(path)
        if not new.exists():
            path.rename(new)
        return f"renamed {path.name} {new.name}"

    def copy(self) -> str:
        path, _ = self._one()
        new = self._other_name(path)
        if not new.exists():
            shutil.copy(path, new)
        return f"copied {path.name} {new.name}"

    def move(self) -> str:
        path, _ = self._one()
        folder = self.root / "content/actions/2026"
        if path.parent.name != "actions":
            return "nothing"
        folder.mkdir(exist_ok=True)
        path.rename(folder / path.name)
        return f"moved {path.name}"

    def label(self) -> str:
        """Rename a role, a theme or a formation."""
        path = self.root / "content/organisme.yaml"
        lines = path.read_text(encoding="utf-8").split("\n")
        named = [at for at, line in enumerate(lines) if re.match(r"  \w+: [A-ZÉ]", line)]
        at = self._chance.choice(named)
        lines[at] = f"{lines[at].partition(':')[0]}: Nom {self._number()}"
        return self._write(path, "\n".join(lines), f"line {at} of")

    def settings(self) -> str:
        path = self.root / "site_config/reglages.yaml"
        path.parent.mkdir(exist_ok=True)
        return self._write(path, f"depot: https://github.com/maison/plan-{self._number()}\n", "settings")

    def attachment(self) -> str:
        found = sorted(path for path in (self.root / "content/preuves").rglob("*") if path.is_file())
        path = self._chance.choice(found)
        path.write_bytes(b"x" * 1000 * self._number())
        return f"attachment {path.name}"

    def commit(self) -> str:
        self._commit(self.today.isoformat())
        return "commit"

    def tomorrow(self) -> str:
        self.today += timedelta(days=self._chance.choice((1, 7, 40)))
        return f"it is {self.today}"

    def spoil(self) -> str:
        """Leave a file half saved."""
        path, text = self._one()
        self._gone.setdefault(path, text)
        return self._write(path, text[: len(text) // 2], "spoilt")
