"""Records to a graph: every link followed both ways."""

from filrouge.graph.fil import Fil, fil
from filrouge.graph.graph import Graph, Link, Unresolved
from filrouge.graph.link import link
from filrouge.graph.series import Effet, Point, effet, points

__all__ = ["Effet", "Fil", "Graph", "Link", "Point", "Unresolved", "effet", "fil", "link", "points"]
