"""Everything about one area: every indicator beside its peers, the best and the worst, what moved."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analysis.comparison import NO_COMPARATOR, NOT_COMPARED, compare
from analysis.ranking import rank, ranked
from analysis.sides import sides, sign_of

Floats = NDArray[np.float64]

FEWEST_PEERS = 3
"""Areas from which a spread is told; with fewer there is no distance in standard deviations."""
MOST_NAMED = 5


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One indicator's figure for an area, and those of its peers.

    Attributes
    ----------
    value, lower, upper
        In `unit`, with the interval; NaN where missing.
    comparator
        What it is set against, taken as exact; NaN where there is none.
    peers
        Figures of all areas of the level, this one among them; NaN where missing.
    area
        Whom the figure is for, where it is not the area itself but one that holds it; else empty.
    ranked_here
        Whether the value is one of the peers' and so has a rank among them.
    reason
        Why there is no figure.
    """

    indicator_id: str
    title: str
    theme: str
    unit: str
    polarity: str
    value: float
    peers: Floats
    decimals: int = 1
    lower: float = math.nan
    upper: float = math.nan
    comparator: float = math.nan
    period: str = ""
    level: str = ""
    area: str = ""
    ranked_here: bool = True
    reason: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Spine:
    """A reading on a line from the worst peer, at 0, to the best, at 1; neutral ones from lowest to highest.

    The comparator stands in the middle, at 0.5, and the peer furthest from it at an end; without a comparator
    both end peers are at the ends. Positions are NaN where there is nothing to place.

    Attributes
    ----------
    at
        Position of the area.
    ends, quartiles
        Positions of the worst and best peer, and of the quartiles between them.
    centre
        Position of the comparator.
    verdict, why
        As `analysis.comparison` gives it, with the reason where it is not compared.
    side
        As `analysis.sides` gives it.
    rank, of
        1 is the highest value among the peers with a figure; 0 for none.
    distance
        Standard deviations of the peers by which the area lies on the better side of the comparator; negative
        on the worse side, NaN where neither is better or it cannot be told.
    """

    reading: Reading
    at: float
    ends: tuple[float, float]
    quartiles: tuple[float, float]
    centre: float
    verdict: str
    why: str
    side: str
    rank: int
    of: int
    distance: float


@dataclass(frozen=True, slots=True)
class Profile:
    """An area's indicators in the order given, and what stands out.

    `best` and `worst` are the furthest on either side of the comparator, by `Spine.distance`, furthest first:
    of the area's own figures, not those of an area that holds it. `unplaced` have a figure but no distance;
    `missing` have none.
    """

    spines: tuple[Spine, ...]
    best: tuple[Spine, ...] = field(default=())
    worst: tuple[Spine, ...] = field(default=())
    unplaced: tuple[Spine, ...] = field(default=())
    missing: tuple[Spine, ...] = field(default=())

    @property
    def own(self) -> tuple[Spine, ...]:
        """The area's own figures."""
        return tuple(one for one in self.spines if _known(one) and not one.reading.area)

    @property
    def held_for_another(self) -> tuple[Spine, ...]:
        """Figures of an area that holds this one, shown for want of its own."""
        return tuple(one for one in self.spines if _known(one) and one.reading.area)

    def count(self, verdict: str) -> int:
        """Return how many of the area's own figures have a verdict."""
        return sum(one.verdict == verdict for one in self.own)


def spine(reading: Reading) -> Spine:
    """Return a reading placed among its peers.

    The line is scaled as in the spine charts of OHID's area profiles: the comparator in the middle, and the
    further of the worst and best peer at an end (*Fingertips: technical guidance*,
    https://fingertips.phe.org.uk/profile/guidance).
    """
    peers = reading.peers[np.isfinite(reading.peers)]
    comparison = compare(reading.value, reading.lower, reading.upper, reading.comparator, reading.polarity)
    place, of = _rank(reading)
    marks = np.quantile(peers, (0.0, 0.25, 0.75, 1.0)) if peers.size else np.full(4, np.nan)
    if sign_of(reading.polarity) < 0:
        marks = marks[::-1]
    worst, near, far, best, at, centre = _positions(
        np.array([*marks, reading.value, reading.comparator]), reading
    )
    return Spine(
        reading=reading,
        at=at,
        ends=(worst, best),
        quartiles=(near, far),
        centre=centre,
        verdict=comparison.verdict,
        why=comparison.reason,
        side=str(sides([reading.value], reading.comparator, reading.polarity)[0]),
        rank=place,
        of=of,
        distance=_distance(reading, peers),
    )


def profile(readings: Iterable[Reading], most: int = MOST_NAMED) -> Profile:
    """Return the profile of an area: `most` is how many are called best and worst at most."""
    spines = tuple(spine(reading) for reading in readings)
    known = [one for one in spines if _known(one)]
    placed = [one for one in known if math.isfinite(one.distance) and not one.reading.area]
    return Profile(
        spines=spines,
        best=_furthest((one for one in placed if one.distance > 0), most),
        worst=_furthest((one for one in placed if one.distance < 0), most),
        unplaced=tuple(one for one in known if one not in placed and not one.reading.area),
        missing=tuple(one for one in spines if not _known(one)),
    )


def why_unplaced(one: Spine) -> str:
    """Return why an indicator with a figure is neither among the best nor among the worst."""
    if one.reading.polarity == "neutral":
        return "neither more nor less of it is better"
    if not math.isfinite(one.reading.comparator):
        return NO_COMPARATOR
    return "too few peers differ to say how far it lies from the comparator"


def with_verdict(spines: Sequence[Spine]) -> tuple[Spine, ...]:
    """Return those that an interval could set against the comparator."""
    return tuple(one for one in spines if one.verdict != NOT_COMPARED)


def _known(one: Spine) -> bool:
    return math.isfinite(one.reading.value)


def _furthest(spines: Iterable[Spine], most: int) -> tuple[Spine, ...]:
    # Of equally far ones the first in the catalogue comes first: sorting keeps their order.
    return tuple(sorted(spines, key=lambda one: -abs(one.distance))[:most])


def _rank(reading: Reading) -> tuple[int, int]:
    if not (reading.ranked_here and math.isfinite(reading.value)):
        return 0, ranked(reading.peers)
    # Appended, so that its own rank can be read off; among the peers it stands already.
    return int(rank(np.append(reading.peers, reading.value))[-1]), ranked(reading.peers)


def _positions(values: Floats, reading: Reading) -> list[float]:
    sign, held = sign_of(reading.polarity), values[np.isfinite(values)]
    if math.isfinite(reading.comparator):
        middle, reach = reading.comparator, float(np.abs(held - reading.comparator).max())
    elif held.size:
        middle, reach = float(held.min() + held.max()) / 2, float(np.ptp(held)) / 2
    else:
        middle, reach = math.nan, 1.0
    found: list[float] = (0.5 + sign * (values - middle) / (2 * (reach or 1.0))).tolist()
    return found


def _distance(reading: Reading, peers: Floats) -> float:
    if reading.polarity == "neutral" or peers.size < FEWEST_PEERS:
        return math.nan
    spread = float(peers.std())
    if spread <= 1e-12 * max(1.0, abs(float(peers.mean()))):
        return math.nan
    return sign_of(reading.polarity) * (reading.value - reading.comparator) / spread
