"""An intruder has every export of a file made in one session, and tries to work out the counts held back.

The intruder knows which small areas make up which areas, that counts are whole numbers from nought and that
answers add up to totals; everything else is in the exports. Nothing of the protection's own code is used.
"""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geodata import load_lookup
from own.disclosure import THRESHOLDS, Release, protect
from own.linked_table import TOTAL, linked_table
from tests.unit.what_fits import ranges, sums, unknowns

EXPORTS = 200


def made(areas, counts, periods=None):
    """Return the linked table of small areas, with counts area by area and answer by answer."""
    codes = pd.DataFrame(areas).astype(str)
    return linked_table(codes, codes, counts, periods)


def unprotected(table, threshold):
    """Return what a page would release that hides small counts and thinks of nothing else."""
    hidden = table.counts < threshold
    return Release(table, hidden, np.where(hidden, np.nan, table.counts), threshold)


def session(releases, exports, draws):
    """Return exports as a person makes them: a level, a period, some answers and areas of one release."""
    made, frames = [], [release.frame() for release in releases]
    for _ in range(exports):
        frame = frames[draws.integers(len(frames))]
        keys = frame.index.droplevel("area_code").unique()
        own = frame.xs(keys[draws.integers(len(keys))], level=["period", "level"], drop_level=False)
        own = own[draws.random(len(own)) < draws.choice([0.3, 0.7, 1.0])]
        answers = draws.permutation(own.columns)[: draws.integers(1, own.shape[1] + 1)]
        made.append(own[[one for one in own.columns if one in set(answers)]])
    return made


class Intruder:
    """Knows the areas, and reads exports."""

    def __init__(self, table, exports):
        self.table = table
        self.cells = {
            (period, level, code, kind): (place, margin)
            for place, (level, code) in enumerate(table.places)
            for margin, (period, kind) in enumerate(table.margins)
        }
        self.inside = table.parts.toarray().astype(bool) if table.parts.shape[1] < 100 else None
        self.exports = [self.read(one) for one in exports]
        self.known = {cell: value for one in self.exports for cell, value in one.items()}

    def read(self, export):
        found = {}
        for column in export:
            for key, value in export[column].dropna().items():
                found[self.cells[(*key, column)]] = value
        return found

    def entries(self, cell):
        """Return which entries make up a cell, a bit for each."""
        place, margin = cell
        mask = np.outer(self.inside[place], self.table.columns[margin] > 0)
        return int.from_bytes(np.packbits(mask).tobytes(), "big")

    def by_differences(self, wanted):
        """Return what subtracting the cells of every export from those of every other one tells.

        From each cell of one, those of the other that lie in it and not in each other are taken away, larger
        ones first; what is left is found where it is just a cell that is wanted.
        """
        masks = {self.entries(cell): cell for cell in wanted}
        sets = {cell: self.entries(cell) for cell in self.known}
        exports = [*self.exports, self.known]
        read = [[(cell, sets[cell], value) for cell, value in one.items()] for one in exports]
        for one in read:
            one.sort(key=lambda item: -item[1].bit_count())
        found = {}
        for one, other in combinations(read, 2):
            for whole, rest, left in one:
                for part, taken, less in other:
                    if part != whole and not taken & ~rest:
                        rest &= ~taken
                        left -= less
                        if (cell := masks.get(rest)) is not None:
                            found[cell] = left
        return found

    def sums(self, cells):
        """Return which entries add up to each cell."""
        return sums([unknowns(self.table, *cell) for cell in cells], self.table.entries.size)

    def bounds(self, cells, enough=np.inf):
        """Return the least and the most that each cell can be by all exports, or a range of `enough`."""
        least, most = ranges(
            self.sums(cells), self.sums(self.known), np.array([*self.known.values()]), enough=enough
        )
        return dict(zip(cells, zip(least, most, strict=True), strict=True))


def secrets(table, threshold):
    """Return the cells that must stay unknown: small ones of which there is something to know."""
    counts = table.counts
    small = (counts < threshold) & (counts[:, table.totals] > 0)
    return [(int(place), int(margin)) for place, margin in np.argwhere(small)]


@st.composite
def tables(draw):
    """Linked tables of a small country: small areas, two levels that cut across each other, districts."""
    size = draw(st.integers(2, 14))
    pick = st.integers(0, 3)
    areas = {
        "small": [f"s{at:02}" for at in range(size)],
        "ward": [f"w{draw(pick)}" for _ in range(size)],
        "other": [f"o{draw(pick)}" for _ in range(size)],
        "all": ["x"] * size,
    }
    areas["district"] = [f"d{code in ('w0', 'w1')}" for code in areas["ward"]]
    answers = draw(st.integers(1, 4))
    periods = draw(st.sampled_from([1, 1, 2]))
    top = draw(st.sampled_from([3, 8, 25]))
    cell = st.one_of(st.integers(0, top), st.integers(0, top), st.just(0))
    rows = [[draw(cell) for _ in range(answers)] for _ in range(size * periods)]
    if periods == 1:
        return made(areas, rows)
    codes = pd.DataFrame(areas)
    twice = pd.concat([codes, codes], ignore_index=True)
    return linked_table(codes, twice, rows, ["2023"] * size + ["2024"] * size)


SLOWLY = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@SLOWLY
@given(table=tables(), threshold=st.sampled_from(THRESHOLDS[:3]))
def test_all_exports_together_leave_every_small_count_wide_open(table, threshold):
    releases = [protect(table, one) for one in THRESHOLDS if threshold <= one <= 10]
    intruder = Intruder(table, [one.frame() for one in releases])
    for cell, (least, most) in intruder.bounds(secrets(table, threshold), enough=threshold).items():
        assert most - least >= threshold - 1e-6, (cell, least, most)


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(table=tables(), seed=st.integers(0, 1000))
def test_no_two_exports_of_a_session_can_be_subtracted(table, seed):
    releases = [protect(table, threshold) for threshold in (5, 7, 10)]
    intruder = Intruder(table, session(releases, EXPORTS, np.random.default_rng(seed)))
    assert len(intruder.exports) == EXPORTS
    wanted = secrets(table, 5)
    assert not set(intruder.known) & set(wanted)
    assert not intruder.by_differences(wanted)


AREAS = {
    "small": ["s1", "s2", "s3", "s4"],
    "ward": ["w1", "w1", "w2", "w2"],
    "other": ["o1", "o2", "o1", "o2"],
    "all": ["x"] * 4,
}


def test_the_intruder_recovers_what_is_held_back_without_secondary_suppression():
    table = made(AREAS, [[3], [20], [30], [40]])
    careless = Intruder(table, session([unprotected(table, 5)], EXPORTS, np.random.default_rng(1)))
    place = table.places.index(("small", "s1"))
    assert careless.by_differences([(place, 0)]) == {(place, 0): 3}
    assert careless.bounds([(place, 0)])[place, 0] == pytest.approx((3, 3))
    careful = Intruder(table, session([protect(table, 5)], EXPORTS, np.random.default_rng(1)))
    assert not careful.by_differences([(place, 0)])
    least, most = careful.bounds([(place, 0)])[place, 0]
    assert most - least >= 5


def test_the_intruder_recovers_answers_from_the_rest_of_a_total():
    table = made({"small": ["s1", "s2"], "all": ["x", "x"]}, [[2, 30], [40, 50]])
    place = table.places.index(("small", "s1"))
    yes = table.margins.index(("", 0))
    careless = Intruder(table, [unprotected(table, 5).frame()])
    assert careless.by_differences([(place, yes)]) == {(place, yes): 2}
    careful = Intruder(table, [protect(table, 5).frame()])
    assert not careful.by_differences([(place, yes)])


@SLOWLY
@given(table=tables())
@example(table=made(AREAS, [[3], [20], [30], [40]]))
def test_the_intruder_finds_nothing_that_is_not_so(table):
    intruder = Intruder(table, [unprotected(table, 5).frame()])
    for cell, value in intruder.by_differences(secrets(table, 5)).items():
        assert value == table.counts[cell]


def greater_manchester(rows, answers, seed):
    """Return a made-up question asked in all of Greater Manchester, at every level of 2011's LSOAs."""
    levels = ["borough", "ward25", "ward17", "msoa11", "lsoa11"]
    known = load_lookup("lsoa11")[levels].astype(str).assign(combined_authority="E47000001")
    draws = np.random.default_rng(seed)
    at = draws.integers(0, len(known), rows)
    said = np.eye(answers, dtype=int)[np.minimum(draws.geometric(0.5, rows) - 1, answers - 1)]
    return linked_table(known, known.iloc[at], said)


@pytest.mark.parametrize(("rows", "answers"), [(1_500, 1), (5_000, 2), (5_000, 4), (20_000, 2)])
def test_in_greater_manchester_nothing_is_recovered_and_boroughs_are_shown(rows, answers):
    table = greater_manchester(rows, answers, seed=rows)
    release = protect(table, 5)
    shown = release.frame().xs("", level="period")
    assert shown.loc[["borough", "combined_authority"], TOTAL].notna().all()
    wanted = secrets(table, 5)
    chosen = np.random.default_rng(2).choice(len(wanted), 12, replace=False)
    intruder = Intruder(table, [release.frame()])
    assert not set(intruder.known) & set(wanted)
    for cell, (least, most) in intruder.bounds([wanted[at] for at in chosen], enough=5).items():
        assert most - least >= 5 - 1e-6, cell
