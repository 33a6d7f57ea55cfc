"""An intruder has every export of a file of several questions, and sets one question against another.

Besides what `test_own_disclosure_attack` gives away, it is known that all questions were asked of the same
people: in every small area and period the answers to one add up to as many as those to another.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array, eye_array, hstack, kron, vstack

from analysis.errors import NotProtectable
from geodata import load_lookup
from own.disclosure import THRESHOLDS, protect, protect_all
from own.disclosure_rounding import rounded_all
from own.linked_table import TOTAL, linked_table
from tests.unit.what_fits import ranges, sums, unknowns

SLOWLY = settings(max_examples=30, suppress_health_check=list(HealthCheck))


class Intruder:
    """Reads the exports of all questions together; unknown are the entries of one table after another."""

    def __init__(self, tables, frames):
        self.tables = tables
        self.starts = np.cumsum([0, *(table.entries.size for table in tables)])
        self.known = {}
        for number, frame in frames:
            cells = self.cells(tables[number])
            for kind in frame:
                for key, value in frame[kind].dropna().items():
                    cell = (number, *cells[(*key, kind)])
                    assert self.known.setdefault(cell, value) == value
        same = self.same_people()
        self.released = vstack([self.sums(self.known), same])
        self.values = np.array([*self.known.values(), *np.zeros(same.shape[0])])

    @staticmethod
    def cells(table):
        return {
            (period, *place, kind): (at, margin)
            for at, place in enumerate(table.places)
            for margin, (period, kind) in enumerate(table.margins)
        }

    def sums(self, cells):
        """Return which unknowns add up to each cell."""
        places = [self.starts[number] + unknowns(self.tables[number], *cell) for number, *cell in cells]
        return sums(places, self.starts[-1])

    def same_people(self):
        """Return rows that are nought: people of the first question less those of another, part by part."""
        rows = []
        whole = [
            kron(eye_array(table.entries.size // table.answers), np.ones((1, table.answers)))
            for table in self.tables
        ]
        for number in range(1, len(self.tables)):
            blocks = [csr_array(one.shape) for one in whole]
            blocks[0], blocks[number] = whole[0], -whole[number]
            rows.append(hstack(blocks))
        return csr_array(vstack(rows)) if rows else csr_array((0, self.starts[-1]))

    def bounds(self, number, place, margin, limits=(0, None)):
        """Return the least and the most that a cell can be."""
        aims = self.sums([(number, place, margin)])
        least, most = ranges(aims, self.released, self.values, limits)
        return least[0], most[0]

    def narrow(self, cells, enough):
        """Return those of the cells that all exports tell to within less than `enough`."""
        least, most = ranges(self.sums(cells), self.released, self.values, enough=enough)
        return [cell for cell, width in zip(cells, most - least, strict=True) if width < enough - 1e-6]


def secrets(table, threshold):
    """Return the cells that must stay unknown."""
    small = (table.counts < threshold) & (table.counts[:, table.totals] > 0)
    return [(int(place), int(margin)) for place, margin in np.argwhere(small)]


@st.composite
def files(draw):
    """Questions asked of the same people of a small country, and the rows themselves."""
    size, periods = draw(st.integers(2, 9)), draw(st.sampled_from([1, 1, 2]))
    pick = st.integers(0, 2)
    areas = pd.DataFrame(
        {
            "small": [f"s{at:02}" for at in range(size)],
            "ward": [f"w{draw(pick)}" for _ in range(size)],
            "other": [f"o{draw(pick)}" for _ in range(size)],
            "all": ["x"] * size,
        }
    )
    people = draw(st.integers(5, 160))
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    rows = areas.iloc[chance.choice(size, people, p=chance.dirichlet(np.ones(size)))]
    when = chance.integers(0, periods, people).astype(str) if periods > 1 else None
    questions = [np.ones((people, 1))]
    for answers in draw(st.lists(st.integers(2, 4), min_size=1, max_size=2)):
        given = chance.choice(answers, people, p=chance.dirichlet(np.ones(answers)))
        questions.append(np.eye(answers)[given])
    return [linked_table(areas, rows, one, when) for one in questions]


@SLOWLY
@given(tables=files(), threshold=st.sampled_from(THRESHOLDS[:3]))
def test_all_exports_of_all_questions_leave_every_small_count_wide_open(tables, threshold):
    frames = []
    for one in THRESHOLDS:
        if threshold <= one <= 10:
            releases = protect_all(tables, one)
            frames += [(number, release.frame()) for number, release in enumerate(releases)]
    intruder = Intruder(tables, frames)
    chance, chosen = np.random.default_rng(len(frames)), []
    for number, table in enumerate(tables):
        cells = secrets(table, threshold)
        chosen += [(number, *cells[at]) for at in chance.permutation(len(cells))[:12]]
    assert intruder.narrow(chosen, threshold) == []


def test_questions_protected_one_by_one_give_one_another_away():
    # Each alone is safe: one holds back the second ward beside the first, the other the third.
    areas = pd.DataFrame({"small": ["s1", "s2", "s3"], "all": ["x"] * 3})
    table = linked_table(areas, areas, [3, 40, 50])
    place, careless = table.places.index(("small", "s1")), []
    for beside in ("s2", "s3"):
        frame = protect(table, 5).frame()
        frame[TOTAL] = table.counts[:, 0].astype(float)
        frame.loc[[("", "small", "s1"), ("", "small", beside)], TOTAL] = np.nan
        assert np.ptp(Intruder([table], [(0, frame)]).bounds(0, place, 0)) >= 5
        careless.append(frame)
    both = Intruder([table, table], list(enumerate(careless)))
    assert both.bounds(0, place, 0) == pytest.approx((3, 3))
    careful = [one.frame() for one in protect_all([table, table], 5)]
    assert careful[0].equals(careful[1])
    assert np.ptp(Intruder([table, table], list(enumerate(careful))).bounds(0, place, 0)) >= 5


def test_questions_of_other_rows_are_refused():
    areas = pd.DataFrame({"small": ["s1", "s2"], "all": ["x"] * 2})
    other = pd.DataFrame({"small": ["s1", "s3"], "all": ["x"] * 2})
    with pytest.raises(NotProtectable, match="not of the same rows"):
        protect_all([linked_table(areas, areas, [9, 9]), linked_table(other, other, [9, 9])])


def test_of_two_sorts_of_totals_the_same_are_held_back():
    areas = pd.DataFrame({"small": ["s1", "s2", "s3"], "all": ["x"] * 3})
    people = linked_table(areas, areas, [[1, 2], [30, 20], [9, 9]])
    rows = linked_table(areas, areas, [20, 20, 1])
    one, other = protect_all([people, rows])
    assert np.array_equal(one.frame()[TOTAL].isna(), other.frame()[TOTAL].isna())


@SLOWLY
@given(tables=files(), base=st.sampled_from([5, 10]))
def test_rounded_questions_leave_every_number_of_a_part_as_open_as_one_alone(tables, base):
    releases = rounded_all(tables, base)
    inside = [np.array([level == "small" for level, _ in table.places]) for table in tables]
    lowest, highest = [], []
    for table, release in zip(tables, releases, strict=True):
        single = np.flatnonzero(table.columns.sum(axis=1) == 1)
        columns = [single[table.columns[single, at] == 1][0] for at in range(table.entries.shape[1])]
        parts = table.parts.toarray()[inside[0]] @ np.arange(table.parts.shape[1])
        shown = np.zeros(table.entries.shape)
        shown[parts.astype(int)] = release.shown[inside[0]][:, columns]
        lowest.append(np.maximum(0, shown - base + 1).ravel())
        highest.append((shown + base - 1).ravel())
    limits = np.column_stack([np.concatenate(lowest), np.concatenate(highest)])
    intruder = Intruder(tables, [])
    chance = np.random.default_rng(base)
    for number in chance.permutation(len(tables))[:2]:
        table = tables[number]
        place = int(chance.choice(np.flatnonzero(inside[number])))
        margin = int(chance.integers(len(table.columns)))
        if table.columns[margin].sum() > 1:
            continue
        shown = releases[number].shown[place, margin]
        found = intruder.bounds(number, place, margin, limits)
        assert found == pytest.approx((max(0, shown - base + 1), shown + base - 1))


@pytest.mark.parametrize(("periods", "boroughs"), [(1, 10), (3, 2)])
def test_in_greater_manchester_three_questions_give_nothing_away(periods, boroughs):
    levels = ["borough", "ward25", "ward17", "msoa11", "lsoa11"]
    known = load_lookup("lsoa11")[levels].astype(str).assign(combined_authority="E47000001")
    known = known[known["borough"].isin(known["borough"].unique()[:boroughs])]
    people = 600 * boroughs
    draws = np.random.default_rng(periods)
    rows = known.iloc[draws.integers(0, len(known), people)]
    when = draws.integers(2022, 2022 + periods, people).astype(str) if periods > 1 else None
    said = [np.eye(len(p))[draws.choice(len(p), people, p=p)] for p in ([0.2, 0.8], [0.5, 0.3, 0.2])]
    tables = [linked_table(known, rows, one, when) for one in (np.ones((people, 1)), *said)]
    releases = [protect_all(tables, threshold) for threshold in (5, 10)]
    frames = [(number, one.frame()) for both in releases for number, one in enumerate(both)]
    assert all(frame.xs("combined_authority", level="level").notna().all(axis=None) for _, frame in frames)
    chosen = []
    for number, table in enumerate(tables):
        cells = secrets(table, 5)
        chosen += [(number, *cells[at]) for at in draws.choice(len(cells), 2, replace=False)]
    assert Intruder(tables, frames).narrow(chosen, 5) == []
