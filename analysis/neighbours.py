"""Who counts as a neighbour of whom: areas that touch, the nearest few, or all within some kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotClusterable

if TYPE_CHECKING:
    from libpysal.graph import Graph

Pairs = NDArray[np.intp]
Known = NDArray[np.bool_]

EARTH_KM = 6371.0088
"""Mean radius of the Earth: H. Moritz (2000), Geodetic Reference System 1980, Journal of Geodesy 74, 128–133.
Distances on that sphere are within 0.5 % of those on the ellipsoid."""

MOST_PAIRS = 2_000_000
"""Beyond this many pairs a neighbourhood is no longer one, and the memory that it takes is."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Neighbours among the areas that take part, all by their place in the level's canonical order.

    Attributes
    ----------
    known
        Which areas take part: those with a figure.
    pairs
        Two columns, a row a pair: the second is a neighbour of the first. Sorted; nobody beside itself.
    about
        Who the neighbours are, in words that follow “neighbours are”.
    """

    known: Known
    pairs: Pairs
    about: str

    @property
    def counts(self) -> NDArray[np.intp]:
        """How many neighbours each area of the level has."""
        return np.bincount(self.pairs[:, 0], minlength=self.known.size)

    @property
    def alone(self) -> NDArray[np.intp]:
        """Places of the areas that take part and have no neighbour that does."""
        return np.flatnonzero(self.known & (self.counts == 0))

    @property
    def all_of_all(self) -> bool:
        """Whether every area is a neighbour of every other, so that none can stand out."""
        areas = int(self.known.sum())
        return areas > 1 and len(self.pairs) == areas * (areas - 1)

    def graph(self) -> Graph:
        """Return them as a libpysal graph of weight 1, over the areas that take part and in their order.

        Areas without a neighbour are kept; row-standardise with `.transform("r")`.
        """
        from libpysal.graph import Graph

        place = np.cumsum(self.known) - 1
        focal, neighbour = place[self.pairs].T
        alone = place[self.alone]
        focal, neighbour = np.append(focal, alone), np.append(neighbour, alone)
        weight = np.append(np.ones(len(self.pairs)), np.zeros(alone.size))
        order = np.argsort(focal, kind="stable")
        return Graph.from_arrays(focal[order], neighbour[order], weight[order])


def touching(pairs: ArrayLike, known: ArrayLike) -> Neighbours:
    """Return as neighbours the areas that touch, of those that take part.

    Parameters
    ----------
    pairs : array of int, shape (m, 2)
        Places of areas that touch, each pair in both directions.
    known : array of bool
        Which areas of the level take part.

    Raises
    ------
    NotClusterable
        A pair names an area that the level does not have, or an area beside itself.
    """
    taking, given = _known(known), np.asarray(pairs, dtype=np.intp).reshape(-1, 2)
    if given.size and (given.min() < 0 or given.max() >= taking.size or (given[:, 0] == given[:, 1]).any()):
        raise NotClusterable("The list of areas that touch does not fit the areas of this level.")
    kept = taking[given].all(axis=1)
    return Neighbours(taking, _sorted(given[kept, 0], given[kept, 1]), "the areas that touch it")


def nearest(lat: ArrayLike, lon: ArrayLike, number: int, known: ArrayLike) -> Neighbours:
    """Return as neighbours of an area the `number` nearest of those that take part, by their points.

    An area can be among the nearest of another without the reverse.

    Parameters
    ----------
    lat, lon : array of float
        A point inside each area of the level, degrees.
    number : int
    known : array of bool

    Raises
    ------
    NotClusterable
        There are not that many other areas, or one that takes part has no point.
    """
    from scipy.spatial import cKDTree

    taking = _known(known)
    places, points = _points(lat, lon, taking)
    if not 1 <= number < places.size:
        most = max(places.size - 1, 0)
        raise NotClusterable(
            f"{number:,} nearest neighbours cannot be had where {most:,} other areas have a figure: "
            "choose fewer."
        )
    found = cKDTree(points).query(points, k=number + 1)[1]
    own = found == np.arange(places.size)[:, None]
    own[~own.any(axis=1), -1] = True  # other areas at the very same point came first
    one = np.repeat(np.arange(places.size), number)
    about = "the nearest area" if number == 1 else f"the {number:,} nearest areas"
    return Neighbours(taking, _sorted(places[one], places[found[~own]]), about)


def within(lat: ArrayLike, lon: ArrayLike, kilometres: float, known: ArrayLike) -> Neighbours:
    """Return as neighbours the areas whose points are within a distance, of those that take part.

    Distances are great circles on a sphere (`EARTH_KM`). Parameters as for `nearest`.

    Raises
    ------
    NotClusterable
        The distance is not above 0, it makes more than `MOST_PAIRS` pairs, or an area has no point.
    """
    from scipy.spatial import cKDTree

    taking = _known(known)
    places, points = _points(lat, lon, taking)
    if not kilometres > 0:
        raise NotClusterable("Neighbours within 0 km are none: choose a longer distance.")
    tree, chord = cKDTree(points), _chord(kilometres)
    number = int(tree.count_neighbors(tree, chord)) - places.size
    if number > MOST_PAIRS:
        raise NotClusterable(
            f"Within {kilometres:g} km an area has about {number / places.size:,.0f} neighbours, "
            "which is no neighbourhood: choose a shorter distance."
        )
    one, other = places[tree.query_pairs(chord, output_type="ndarray")].reshape(-1, 2).T
    about = f"the areas whose middle is within {kilometres:g} km of its own"
    return Neighbours(taking, _sorted(np.append(one, other), np.append(other, one)), about)


def _known(known: ArrayLike) -> Known:
    return np.asarray(known, dtype=np.bool_)


def _sorted(one: Pairs, other: Pairs) -> Pairs:
    order = np.lexsort((other, one))
    return np.column_stack([one[order], other[order]])


def _points(lat: ArrayLike, lon: ArrayLike, known: Known) -> tuple[Pairs, NDArray[np.float64]]:
    """Return the places that take part, and their points in kilometres from the middle of the Earth."""
    places = np.flatnonzero(known)
    north, east = np.radians(np.asarray(lat, dtype=float)), np.radians(np.asarray(lon, dtype=float))
    if north.shape != known.shape or east.shape != known.shape:
        raise NotClusterable("There is not one point for each area of this level.")
    north, east = north[places], east[places]
    if not (np.isfinite(north).all() and np.isfinite(east).all()):
        raise NotClusterable("An area has no point to measure from: use the areas that touch instead.")
    ring = np.cos(north)
    return places, EARTH_KM * np.column_stack([ring * np.cos(east), ring * np.sin(east), np.sin(north)])


def _chord(kilometres: float) -> float:
    """Return the straight line through the Earth that spans a distance over its ground."""
    half = min(kilometres / (2 * EARTH_KM), np.pi / 2)
    return float(2 * EARTH_KM * np.sin(half))
