"""Records to a graph: every link followed both ways."""

from filrouge.graph.fil import Fil, fil
from filrouge.graph.graph import Graph, Link, Unresolved
from filrouge.graph.link import link
from filrouge.graph.points import Point, SeriesKey
from filrouge.graph.series import Effet, check_series, effet, formations_reunies, points

__all__ = [
    "Effet",
    "Fil",
    "Graph",
    "Link",
    "Point",
    "SeriesKey",
    "Unresolved",
    "check_series",
    "effet",
    "fil",
    "formations_reunies",
    "link",
    "points",
]
