"""What surrounds every chart: the finding, the drawing with its title, the figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from filrouge.pages.html import html, joined

Cellule = str | Markup


@dataclass(frozen=True, slots=True)
class Tableau:
    """The figures of a chart: the first cell of a row heads it, the others are figures."""

    colonnes: tuple[str, ...]
    lignes: tuple[tuple[Cellule, ...], ...]


def figure(
    genre: str,
    constat: Cellule,
    dessin: Markup,
    tableau: Tableau,
    *,
    titre: str = "",
    complet: bool = True,
) -> Markup:
    """Return a whole figure: the finding first, then the drawing, then « Les chiffres ».

    ``titre`` is the heading above the finding, where several figures stand side by side. ``complet`` says that
    every figure is written in the drawing: its table is then left out on paper.
    """
    named = html('<span class="fil-graphique-titre">%s</span> ', titre) if titre else Markup("")
    return html(
        '<figure class="fil-graphique fil-figure-%s%s"><figcaption>%s%s</figcaption>\n%s\n%s</figure>',
        *(genre, " fil-complete" if complet else "", named, constat, dessin, _fold(tableau, titre)),
    )


def _fold(tableau: Tableau, titre: str) -> Markup:
    name = html(' aria-label="Les chiffres\u00a0: %s"', titre) if titre else Markup("")
    return html(
        '<details class="fil-fold"><summary%s>Les chiffres</summary>\n%s</details>', name, _table(tableau)
    )


def _table(tableau: Tableau) -> Markup:
    heads = joined(
        html('<th scope="col"%s>%s</th>', Markup(' class="fil-number"') if rank else Markup(""), name)
        for rank, name in enumerate(tableau.colonnes)
    )
    rows = joined((_row(cells) for cells in tableau.lignes), "\n")
    return html(
        '<div class="fil-scroll"><table class="fil-table fil-dense"><thead><tr>%s</tr></thead>\n<tbody>\n%s\n</tbody></table></div>',
        *(heads, rows),
    )


def _row(cells: tuple[Cellule, ...]) -> Markup:
    figures = '<td class="fil-number">%s</td>' * (len(cells) - 1)
    return html(f'<tr><th scope="row">%s</th>{figures}</tr>', *cells)


def dessin(
    parts: Sequence[Markup], size: tuple[float, float], *, key: str, titre: str, description: str = ""
) -> Markup:
    """Return the drawing; ``key`` makes its ids unique in a page, and is no code of a constat.

    The description is what a reader who does not see it hears; without one, the finding and the table are enough.
    """
    width, height = size
    told = html('<desc id="%s.d">%s</desc>', key, description) if description else Markup("")
    names = html("%s.t %s.d", key, key) if description else html("%s.t", key)
    return html(
        '<svg class="fil-chart" role="img" aria-labelledby="%s" viewBox="0 0 %s %s" width="%s" height="%s" font-size="12">'
        '<title id="%s.t">%s</title>%s%s</svg>',
        *(names, width, height, width, height),
        *(key, titre, told, joined(parts)),
    )
