"""How long clusters take to find, how that grows, and whether other sessions notice."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from statistics import median
from threading import Event, Thread

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.clusters import GI_STAR, MORAN, Settings, find_clusters
from analysis.neighbours import Neighbours, nearest, touching, within
from analysis.permutation import neighbour_tails

from ..baseline_figures import INDICATOR, LEVEL, views
from ..report import Line, timing
from ..server_time import CLASSES, RESIDENTS, update, wishes

LIMIT_MS = 1500
MANY = 7264
"""As many areas as England and Wales have MSOAs (of 2021)."""
SLOWED = 2.0
"""Most that another session's update may grow by while clusters are looked for."""


def lines() -> list[Line]:
    """Return the times of the tool, its growth to England and Wales, and what other sessions feel."""
    values, near = real()
    many_values, many_near = generated(MANY)
    quick, slow = Settings(MORAN, 999), Settings(MORAN, 9999)
    at_lsoas = times(lambda: find_clusters(values, near, "proportion", settings=quick))
    at_many = times(lambda: find_clusters(many_values, many_near, "proportion", settings=quick))
    return [
        loading(),
        timing("clusters: local Moran, 999 permutations, 1,673 LSOAs", at_lsoas, LIMIT_MS),
        timed("local Moran, 9,999 permutations, 1,673 LSOAs", values, near, slow),
        timed("Gi*, 999 permutations, 1,673 LSOAs", values, near, Settings(GI_STAR, 999)),
        timed("local Moran, 999 permutations, all within 5 km", values, wide(), quick),
        timing(f"clusters: local Moran, 999 permutations, {MANY:,} generated areas", at_many, LIMIT_MS),
        growth(at_lsoas, at_many, MANY / values.size),
        timed(f"local Moran, 9,999 permutations, {MANY:,} generated areas", many_values, many_near, slow),
        esda(values, near),
        *others(lambda: find_clusters(values, near, "proportion", settings=slow)),
    ]


def real() -> tuple[NDArray[np.float64], Neighbours]:
    """Return the explorer's first indicator of LSOAs, and those that touch."""
    values = views().view(*wishes(views(), indicator=INDICATOR, level=LEVEL)).values
    return values, touching(geodata.neighbours(LEVEL), np.isfinite(values))


def wide() -> Neighbours:
    """Return neighbours that are many: LSOAs within 5 km."""
    areas = geodata.load_areas(LEVEL)
    return within(areas["lat"], areas["lon"], 5.0, np.ones(len(areas), dtype=bool))


def generated(number: int) -> tuple[NDArray[np.float64], Neighbours]:
    """Return made-up values that rise to the north, and the six nearest of points at random."""
    random = np.random.default_rng(1)
    lat, lon = random.uniform(51, 55, number), random.uniform(-3, 1, number)
    values = 10 + 2 * (lat - 53) + random.normal(size=number)
    return values, nearest(lat, lon, 6, np.ones(number, dtype=bool))


def times(work: Callable[[], object], repeats: int = 7) -> list[float]:
    """Return the milliseconds of some runs, after one that is not counted."""
    work()
    found = []
    for _ in range(repeats):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return found


def timed(name: str, values: NDArray[np.float64], near: Neighbours, settings: Settings) -> Line:
    """Return the time of one way to look for clusters."""
    return timing(f"clusters: {name}", times(lambda: find_clusters(values, near, "rate", settings=settings)))


def growth(few: list[float], many: list[float], areas: float) -> Line:
    """Return how many times as long it takes, for how many times the areas."""
    return Line(
        "clusters: growth from LSOAs to England and Wales",
        round(median(many) / median(few), 2),
        "times",
        detail={"areas": round(areas, 2)},
    )


def loading() -> Line:
    """Return what the first reader of a process waits for besides: the libraries."""
    program = (
        "import time, pandas, scipy.sparse; begun = time.perf_counter(); import esda;"
        "print((time.perf_counter() - begun) * 1000)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return Line("clusters: loading esda and libpysal, once a process", round(float(done.stdout), 1), "ms")


def esda(values: NDArray[np.float64], near: Neighbours) -> Line:
    """Return how much quicker the permutations are than esda's own, which cannot be stopped."""
    from esda.moran import Moran_Local

    weights = near.graph().transform("r")
    scores = (values - values.mean()) / values.std()
    means = weights.lag(scores)
    ours = times(lambda: neighbour_tails(scores, means, near.counts, 999, 1))
    theirs = times(lambda: Moran_Local(scores, weights, permutations=999, seed=1, keep_simulations=False), 3)
    quicker = round(median(theirs) / median(ours), 1)
    return Line("clusters: 999 permutations, esda’s time over ours", quicker, "times")


def others(work: Callable[[], object]) -> list[Line]:
    """Return an update of another session alone, and while clusters are looked for without a pause."""
    steps = list(product(RESIDENTS, CLASSES))
    alone = [step(*one) for one in steps]
    stop = Event()

    def again() -> None:
        while not stop.is_set():
            work()

    busy = Thread(target=again)
    busy.start()
    meanwhile = [step(*one, shift=1) for one in steps]
    stop.set()
    busy.join()
    slowed = round(median(meanwhile) / median(alone), 2)
    return [
        timing("clusters: another session’s update, alone", alone),
        timing("clusters: the same while 9,999 permutations run", meanwhile),
        Line("clusters: how much slower that is", slowed, "times", SLOWED),
    ]


def step(residents: int, classes: int, shift: int = 0) -> float:
    """Return the milliseconds of one update with settings that nobody had before."""
    wished = wishes(views(), indicator=INDICATOR, level=LEVEL, classes=classes, population=residents + shift)
    return update(views(), *wished).whole
