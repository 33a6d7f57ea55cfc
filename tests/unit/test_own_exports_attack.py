"""Every pair of exports of one upload is subtracted: figures as the page hands them out, from the file on.

Nothing but what is in the exports and which area lies in which is used. The file has gaps, two periods, three
questions and a number; the session changes the threshold.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import NamedTuple

import numpy as np
import pytest

import geodata
from own import Protection, draft_of, figures_of, prepare
from tests.unit.own_files import BURY, TODAY, TRAFFORD

ROWS = 6_000
LEVELS = ("lsoa11", "msoa11", "ward25", "ward17", "borough", "combined_authority")
LEAST = 5


class Export(NamedTuple):
    """What one file that is taken from the page says: counts by area of a level."""

    measure: str
    level: str
    period: str
    counts: dict[str, float]
    bases: dict[str, float]


def survey() -> bytes:
    """Return rows of which some lack an answer."""
    chance = np.random.default_rng(12)
    lookup = geodata.load_lookup("lsoa11")
    near = lookup.loc[lookup["borough"].isin((BURY, TRAFFORD)), "lsoa11"]
    postcodes = geodata.load_postcodes()
    postcodes = postcodes[postcodes["lsoa11"].isin(near)]
    answers = {
        "Lonely": (("Yes", "No", ""), (0.2, 0.77, 0.03)),
        "How often": (("Weekly", "Monthly", "Never", ""), (0.3, 0.18, 0.5, 0.02)),
        "Travel": (("Bus", "Car", "On foot"), (0.3, 0.6, 0.1)),
    }
    # Many rows of some areas, and few of others beside them.
    areas = np.unique(postcodes["lsoa11"].to_numpy(str), return_inverse=True)[1].ravel()
    weights = chance.gamma(2, size=areas.max() + 1)[areas]
    places = chance.choice(postcodes.index, ROWS, p=weights / weights.sum())
    columns = [chance.choice(words, ROWS, p=shares) for words, shares in answers.values()]
    years, scores = chance.choice(["2023", "2024"], ROWS), chance.integers(0, 11, ROWS).astype(str)
    lines = [",".join(["Postcode", "Date", *answers, "Score"])]
    dates = [f"{year}-06-01" for year in years]
    lines += [",".join(row) for row in zip(places, dates, *columns, scores, strict=True)]
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def prepared():
    return prepare(draft_of(survey(), "a.csv"), {})


@pytest.fixture(scope="module")
def exports(prepared):
    """Return what a session takes away: every measure, level and period, at three thresholds."""
    found = []
    for threshold in (5, 10, 15):
        for one in figures_of(prepared, Protection(threshold), TODAY):
            for level, table in one.tables.items():
                for period, rows in table.groupby("period"):
                    rows = rows.set_index("area_code")
                    counts = rows["numerator"].dropna().to_dict()
                    bases = rows["answers"].dropna().to_dict()
                    found.append(Export(one.measure.title, level, str(period), counts, bases))
    return found


@pytest.fixture(scope="module")
def inside():
    """Return for each level and coarser one which areas lie in each area."""
    lookup = geodata.load_lookup("lsoa11").assign(combined_authority=geodata.GM)
    return {
        (fine, coarse): lookup.groupby(coarse)[fine].unique().map(set).to_dict()
        for fine, coarse in product(LEVELS, LEVELS)
        if fine != coarse and (lookup.groupby(fine)[coarse].nunique() == 1).all()
    }


@pytest.fixture(scope="module")
def truth(prepared):
    """Return how many rows gave each answer in each area that has any row."""
    return {
        (measure.title, level, period): counted(prepared, measure, level, period)
        for measure, level, period in product(prepared.measures, LEVELS, ("2023", "2024"))
    }


def counted(prepared, measure, level, period):
    use = prepared.used & np.array([one is not None and one.label == period for one in prepared.periods])
    given = use & (measure.value == 1) if measure.kind == "share" else use
    codes = prepared.placed.at(level)
    counts = dict.fromkeys(set(codes[use]) - {""}, 0)
    for code in codes[given]:
        counts[code] += 1
    return counts


def careless(truth):
    """Return exports that hide small counts and think of nothing else."""
    found = []
    for level, period in product(LEVELS, ("2023", "2024")):
        for title in ("How often: Weekly", "How often: Monthly", "How often: Never"):
            counts = truth[title, level, period]
            bases = truth["Rows of the file", level, period]
            shown = [{code: n for code, n in one.items() if n >= LEAST} for one in (counts, bases)]
            found.append(Export(title, level, period, *shown))
    return found


def found_by_areas(exports, inside):
    """Yield what is left of an area of one export less those in it of another, where one area is missing."""
    for coarse, fine in product(exports, exports):
        held = inside.get((fine.level, coarse.level))
        if held and coarse.measure == fine.measure and coarse.period == fine.period:
            for code, whole in coarse.counts.items():
                missing = [one for one in held[code] if one not in fine.counts]
                if len(missing) == 1:
                    rest = whole - sum(fine.counts[one] for one in held[code] if one in fine.counts)
                    yield fine.measure, fine.level, fine.period, missing[0], rest


def found_by_answers(exports):
    """Yield what is left of a base less the counts of all answers but one to a question."""
    for one, other in combinations(exports, 2):
        same = (one.level, one.period) == (other.level, other.period)
        if same and one.measure.partition(": ")[0] == other.measure.partition(": ")[0] != other.measure:
            for code in one.bases.keys() & (other.counts.keys() ^ one.counts.keys()):
                told, hidden = (one, other) if code in one.counts else (other, one)
                yield hidden.measure, one.level, one.period, code, one.bases[code] - told.counts[code]


def recovered(truth, finds):
    """Return the small numbers among what was found that are true."""
    return {
        (*cell, code) for *cell, code, rest in finds if truth[tuple(cell)].get(code, LEAST) == rest < LEAST
    }


def test_there_are_as_many_exports_as_a_session_has_and_none_says_a_small_number(exports):
    assert len(exports) >= 200
    assert sum(len(one.counts) for one in exports) > 1_000
    for one in exports:
        assert all(count >= LEAST for count in (*one.counts.values(), *one.bases.values()))
        if one.measure == "Lonely: yes":  # the rest said no
            assert all(one.bases[code] - count >= LEAST for code, count in one.counts.items())


def test_there_are_small_numbers_and_careless_exports_give_them_away(prepared, truth, inside):
    assert (~prepared.complete).sum() > 100
    assert len(recovered(truth, found_by_areas(careless(truth), inside))) > 5
    assert len(recovered(truth, found_by_answers(careless(truth)))) > 20


def test_no_two_exports_have_bases_that_differ_by_a_few_people(exports):
    for one, other in combinations(exports, 2):
        if (one.level, one.period) == (other.level, other.period):
            both = one.bases.keys() & other.bases.keys()
            assert {one.bases[code] - other.bases[code] for code in both} <= {0}


def test_no_two_exports_tell_the_small_number_of_an_area_or_an_answer(truth, exports, inside):
    assert recovered(truth, found_by_areas(exports, inside)) == set()
    assert recovered(truth, found_by_answers(exports)) == set()


def test_of_several_areas_or_answers_that_are_missing_no_small_rest_is_told(truth, exports, inside):
    for coarse, fine in product(exports, exports):
        held = inside.get((fine.level, coarse.level))
        if not held or coarse.measure != fine.measure or coarse.period != fine.period:
            continue
        counts = truth[fine.measure, fine.level, fine.period]
        secret = {one for one, count in counts.items() if count < LEAST}
        for code, whole in coarse.counts.items():
            if any(one in secret for one in held[code]):
                rest = whole - sum(fine.counts[one] for one in held[code] if one in fine.counts)
                assert rest >= LEAST, (coarse[:3], fine[:3], code)
