"""Draws records on a map: one HTML file with everything in it, drawn as SVG from outlines that ship with tollspan."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tollspan.gazetteers.store import Gazetteer
from tollspan.gazetteers.tables import read_table
from tollspan.labels import KINDS
from tollspan.records.pages.rendering import write_page
from tollspan.records.pages.spots import Spot, Spots

_WIDTH: Final = 1120
"""Pixels that sizes are meant for; the drawing itself fits any window."""
_ASPECT: Final = 0.6
_MARGIN: Final = 0.15
_LEAST_DEGREES: Final = 3.0
_SMALLEST, _LARGEST = 5.0, 34.0
_TOWNS: Final = 28
_APART: Final = 46


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is drawn first: plate carrée, true to scale at its middle latitude.

    Attributes:
        squeeze: what degrees of longitude are multiplied with.
        x, y, width, height: the view box, in degrees of latitude, y downwards.
    """

    squeeze: float
    x: float
    y: float
    width: float
    height: float

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place is drawn."""
        return round(lon * self.squeeze, 3), round(-lat, 3)

    @property
    def pixel(self) -> float:
        """Size of a pixel in units of the drawing."""
        return self.width / _WIDTH


def write_map(path: Path, spots: Spots, gazetteer: Gazetteer, *, title: str) -> None:
    """Write the map, whole or not at all; all text is escaped, nothing is loaded from elsewhere."""
    found = spots.by_size()
    view = view_of(found)
    page: dict[str, Any] = {
        "view": view,
        "width": _WIDTH,
        "land": list(_land(view)),
        "towns": list(_towns(view, gazetteer)),
        "spots": [(spot, *view.point(spot.lat, spot.lon)) for spot in found],
        "layers": [(kind, _layer(kind, found)) for kind in KINDS if any(spot.kinds[kind] for spot in found)],
        "nowhere": spots.nowhere,
    }
    write_page(path, "map.html.j2", title=title, **page)


def view_of(spots: Sequence[Spot]) -> View:
    """A view that holds all points with a margin; the whole world where there are none."""
    if not spots:
        return View(1.0, -180, -85, 360, 145)
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    height = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    width = max((east - west) * squeeze * (1 + 2 * _MARGIN), height / _ASPECT)
    height = max(height, width * _ASPECT)
    x, y = (west + east) / 2 * squeeze - width / 2, -(south + north) / 2 - height / 2
    return View(squeeze, round(x, 3), round(y, 3), round(width, 3), round(height, 3))


def _land(view: View) -> Iterator[str]:
    """Outlines of the world's countries as SVG paths."""
    for _, ring in read_table("land.tsv"):
        corners = (corner.split(",") for corner in ring.split())
        points = (view.point(float(lat), float(lon)) for lon, lat in corners)
        yield "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"


def _towns(view: View, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """The biggest towns of the view, as far as their labels do not touch, to find one's way by."""
    west, east = view.x / view.squeeze, (view.x + view.width) / view.squeeze
    drawn: list[tuple[float, float]] = []
    for town in gazetteer.biggest_towns(-view.y - view.height, -view.y, west, east, _TOWNS * 4):
        if town.lat is None or town.lon is None or len(drawn) >= _TOWNS:
            continue
        x, y = view.point(town.lat, town.lon)
        if all(math.hypot((x - a) / 2, y - b) > _APART * view.pixel for a, b in drawn):
            drawn.append((x, y))
            yield {"x": x, "y": y, "name": town.name}


def _layer(kind: str, spots: Sequence[Spot]) -> list[tuple[int, float]]:
    """Number and radius in pixels of each point with people harmed in one way; areas grow with the numbers."""
    most = max(spot.kinds[kind] for spot in spots)
    sizes = [max(_SMALLEST, _LARGEST * math.sqrt(spot.kinds[kind] / most)) for spot in spots]
    return [(i, round(size, 1)) for i, (spot, size) in enumerate(zip(spots, sizes, strict=True)) if spot.kinds[kind]]
