"""Reads a drawing back: nothing may leave its frame, and no two words of a line may touch."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from filrouge.pages.graphiques.trait import largeur


def check(drawn: str) -> None:
    """Fail when something leaves the frame, or when two words of one line touch."""
    svg = ET.fromstring(drawn)  # noqa: S314 # our own drawing
    left, top, width, height = map(float, svg.attrib["viewBox"].split())
    lines: dict[float, list[tuple[float, float, str]]] = {}
    for node in _inherited(svg):
        for x, y in _places(node):
            assert left - 0.5 <= x <= left + width + 0.5, ET.tostring(node)
            assert top - 0.5 <= y <= top + height + 0.5, ET.tostring(node)
        if node.tag == "text":
            start, end = _extent(node)
            lines.setdefault(float(node.attrib["y"]), []).append((start, end, node.text or ""))
    for words in lines.values():
        for before, after in pairwise(sorted(words)):
            assert before[1] <= after[0] + 0.5, (before, after)


def _inherited(node: ET.Element) -> Iterator[ET.Element]:
    """Every element, with the looks its groups lend it."""
    yield node
    for child in node:
        for key in {"class", "text-anchor"} & set(node.attrib if node.tag == "g" else ()):
            child.attrib.setdefault(key, node.attrib[key])
        yield from _inherited(child)


def _extent(node: ET.Element) -> tuple[float, float]:
    wide = largeur(node.text or "", node.attrib.get("class", ""))
    start = float(node.attrib["x"]) - {"middle": wide / 2, "end": wide}.get(
        node.attrib.get("text-anchor", ""), 0
    )
    return start, start + wide


def _places(node: ET.Element) -> list[tuple[float, float]]:
    at = {
        key: float(value)
        for key, value in node.attrib.items()
        if key in {"x", "y", "cx", "cy", "r", "width", "height"}
    }
    match node.tag:
        case "circle":
            return [(at["cx"] - at["r"], at["cy"] - at["r"]), (at["cx"] + at["r"], at["cy"] + at["r"])]
        case "rect":
            return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
        case "text":
            start, end = _extent(node)
            return [(start, at["y"] - 9), (end, at["y"])]
        case "polyline":
            return [
                (float(x), float(y)) for x, y in (pair.split(",") for pair in node.attrib["points"].split())
            ]
        case "path":
            return _walked(node.attrib["d"])
    return []


def _walked(path: str) -> list[tuple[float, float]]:
    """The places a path goes through: M, H, V and their relative kin are all that is drawn."""
    x = y = 0.0
    found = []
    for letter, rest in re.findall(r"([MmHhVv])([^MmHhVv]*)", path):
        numbers = [float(number) for number in rest.split()]
        match letter:
            case "M":
                x, y = numbers
            case "m":
                x, y = x + numbers[0], y + numbers[1]
            case "H":
                x = numbers[0]
            case "h":
                x += numbers[0]
            case "V":
                y = numbers[0]
            case "v":
                y += numbers[0]
        found.append((x, y))
    return found
