"""Print what the detector of personal data finds of the corpus, by kind, and how fast it reads.

``python tests/bench/garde.py``; with ``--fautes``, each text that it judges wrongly too.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "garde"))

from corpus import REGLAGE, RESERVE, Mesure, measure, read

from filrouge.garde import Detecteur, Genre

ROUNDS = 20


def line(name: str, mesure: Mesure, genres: tuple[Genre, ...]) -> str:
    counts = (
        sum(counter[genre] for genre in genres) for counter in (mesure.trouves, mesure.manques, mesure.faux)
    )
    found, missed, wrong = counts
    figures = f"{mesure.precision(genres):9.2f} {mesure.rappel(genres):7.2f}"
    return f"{name:<14}{found:>8}{missed:>8}{wrong:>6}{figures}"


def main() -> None:
    for path in (RESERVE, REGLAGE):
        mesure, faults = measure(path)
        print(f"\n{path.stem:<14}{'found':>8}{'missed':>8}{'wrong':>6}{'precision':>10} recall")
        for genre in Genre:
            print(line(genre.name, mesure, (genre,)))
        print(line("all", mesure, tuple(Genre)))
        if "--fautes" in sys.argv:
            print("\n".join(faults))
    phrases, names = read(RESERVE)
    text = "\n".join(phrase.texte for phrase in phrases)
    start = time.process_time()
    for _ in range(ROUNDS):
        Detecteur(names).trouve_tout(text)
    seconds = (time.process_time() - start) / ROUNDS
    print(
        f"\n{len(text) / 1000 / seconds:.0f} thousand characters a second, on the corpus held out as one text"
    )


if __name__ == "__main__":
    main()
