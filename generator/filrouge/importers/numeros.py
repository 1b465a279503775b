"""The numbers of new records: the next ones, as « filrouge ajouter » gives them."""

from pathlib import Path, PurePosixPath

from filrouge.source.discover import discover


class Numeros:
    """Gives numbers, none of them twice; those of files that cannot be read are taken too."""

    def __init__(self, root: Path) -> None:
        self._taken = {PurePosixPath(path).stem.casefold() for path in discover(root)[0]}

    def suivant(self, prefix: str, year: int) -> str:
        """Return the next number of a year."""
        start = f"{prefix}-{year}-"
        numbers = (
            stem.removeprefix(start.casefold()) for stem in self._taken if stem.startswith(start.casefold())
        )
        last = max((int(number) for number in numbers if number.isdecimal()), default=0)
        number = f"{start}{last + 1:03d}"
        self._taken.add(number.casefold())
        return number
