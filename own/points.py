"""The places of a file as points, and the areas that hold them: services, partners, assets. Not people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from geodata import areas_holding
from own.measures import Problem
from own.places import climbed, climbs

POSTCODE, COORDINATES, ENDED = "postcode", "coordinates", "ended postcode"


@dataclass(frozen=True, eq=False)
class Points:
    """The places of a file that lie in Greater Manchester, and what became of its other rows.

    Attributes
    ----------
    file, rows
        The file's name, and how many rows it has.
    lines
        The row of each place in the file.
    names
        What each is called: "" where the file does not say.
    kinds
        The categories, the most frequent first; none where the file has no column of them.
    kind
        The place of each place's category in `kinds`.
    how
        Whether it was placed by its postcode, its coordinates, or a postcode that ended.
    metres, degrees
        Easting and northing; longitude and latitude.
    published
        Level and codes of areas that are published for postcodes; "" for other places.
    problems
        The rows that are not among the places.
    remarks
        Sentences on what was made of the rows.
    """

    file: str
    rows: int
    lines: tuple[int, ...] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    kinds: tuple[str, ...] = field(repr=False)
    kind: NDArray[np.intp] = field(repr=False)
    how: NDArray[np.object_] = field(repr=False)
    metres: NDArray[np.float64] = field(repr=False)
    degrees: NDArray[np.float64] = field(repr=False)
    published: Mapping[str, NDArray[np.object_]] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    remarks: tuple[str, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.lines)

    def of_kind(self, number: int) -> NDArray[np.bool_]:
        """Return which places are of a category, counted from 1; all of them for a number that is none."""
        if not 1 <= number <= len(self.kinds):
            return np.ones(len(self), dtype=bool)
        return np.asarray(self.kind == number - 1, dtype=bool)

    def at(self, level: str) -> NDArray[np.object_]:
        """Return the area of a map level that holds each place.

        Of a postcode the published area; of coordinates the one whose outline holds them.
        """
        codes = self._published(level)
        rest = codes == ""
        codes[rest] = areas_holding(level, self.metres[rest])
        return codes

    def _published(self, level: str) -> NDArray[np.object_]:
        if level in self.published:
            return self.published[level].copy()
        if climbs("lsoa11", level):
            return climbed(self.published["lsoa11"], "lsoa11", level)
        return np.full(len(self), "", dtype=object)
