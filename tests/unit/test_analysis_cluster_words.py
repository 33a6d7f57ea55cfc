"""Clusters in plain sentences."""

import re

import numpy as np
import pytest

from analysis.cluster_words import (
    Group,
    describe_alone,
    describe_kind,
    describe_nothing,
    describe_overall,
    kind_words,
    p_relation,
)
from analysis.clusters import GI_STAR, HIGH, LOW, LOW_AMONG_HIGH, Settings, find_clusters
from analysis.false_discovery import least_alike
from analysis.moran import Overall
from analysis.neighbours import nearest, touching
from tests.unit.published_clusters import pairs_of_grid

AREAS = ("LSOA", "LSOAs")


def found_in(field, **asked):
    values = np.asarray(field, dtype=float).ravel()
    rows, columns = np.shape(field)
    near = touching(pairs_of_grid(rows, columns), np.isfinite(values))
    return find_clusters(values, near, "rate", settings=Settings(**asked))


def spotted(size=40, spots=((10, 10),), height=30.0):
    """Chance, with single crosses of high cells."""
    field = np.random.default_rng(6).normal(size=(size, size))
    for row, column in spots:
        field[row - 1 : row + 2, column] += height
        field[row, [column - 1, column + 1]] += height
    return field


def words(text):
    return text.replace("\u00a0", " ")


FOUND = found_in(spotted(12))
EIGHT = [(row, column) for row in (5, 15, 25, 35) for column in (10, 30)]


def test_how_many_in_how_many_places():
    groups = [Group("Harpurhey", 7), Group("Hattersley", 4), Group("Partington", 1)]
    assert describe_kind(FOUND, HIGH, groups, *AREAS) == (
        "12 LSOAs in three places are high, and so are their neighbours: around Harpurhey (7), "
        "Hattersley (4) and Partington (1)."
    )


def test_of_many_places_the_largest_are_named():
    groups = [Group("Harpurhey", 3), Group("Hattersley", 2), Group("Partington", 2), Group("Langley", 1)]
    assert describe_kind(FOUND, LOW, groups, *AREAS) == (
        "Eight LSOAs in four places are low, and so are their neighbours: the largest are around "
        "Harpurhey (3), Hattersley (2) and Partington (2)."
    )


def test_one_area_and_one_place():
    one = describe_kind(FOUND, HIGH, [Group("Langley", 1)], *AREAS)
    assert one == "One LSOA is high, and so are its neighbours: Langley."
    assert describe_kind(FOUND, HIGH, [Group("Langley", 2)], *AREAS) == (
        "Two LSOAs are high, and so are their neighbours: around Langley."
    )
    assert describe_kind(FOUND, HIGH, [], *AREAS) == ""


def test_gi_star_has_words_of_its_own():
    found = found_in(spotted(12), method=GI_STAR)
    assert describe_kind(found, HIGH, [Group("Langley", 2)], *AREAS) == (
        "Two LSOAs are high, taken with their neighbours: around Langley."
    )
    assert kind_words(GI_STAR)[LOW] == "low, taken with its neighbours"
    assert kind_words("moran")[LOW_AMONG_HIGH] == "low among high"


def test_too_few_permutations_are_said_instead_of_no_clusters():
    # Crosses of five cells in 1,600: only their middles have high neighbours all round.
    found = found_in(spotted(spots=EIGHT), permutations=999)
    assert not found.discoveries.found.any()
    said = words(describe_nothing(found, *AREAS))
    assert said.startswith("Too few permutations to say: ")
    assert "stand out as far as 999 permutations can show" in said
    assert "at a false discovery rate of 5 % 64 of 1,600 would have to" in said
    assert "no clusters" not in said.lower()


def test_and_how_many_could_tell():
    found = found_in(spotted(spots=EIGHT), permutations=999)
    outermost = int((found.p_values == 2 / 1000).sum())
    needed = int(
        re.search(r"At least ([\d,]+) permutations", describe_nothing(found, *AREAS))[1].replace(",", "")
    )
    assert least_alike(np.full(1600, 2 / (needed + 1)), 0.05) <= outermost
    assert least_alike(np.full(1600, 2 / (needed - 999)), 0.05) > outermost
    assert found_in(spotted(spots=EIGHT), permutations=9999).number(HIGH) >= 8


def test_more_than_can_be_asked_for_is_said_too():
    said = words(describe_nothing(found_in(spotted(), permutations=9999), *AREAS))
    assert "more than can be asked for here" in said


def test_ten_boroughs_can_show_nothing():
    near = nearest(np.arange(10.0), np.zeros(10), 3, np.ones(10, dtype=bool))
    found = find_clusters(np.arange(10.0), near, "rate", settings=Settings(rate=0.01))
    said = words(describe_nothing(found, "borough", "boroughs"))
    assert said.startswith("Nothing can be found at a false discovery rate of 1 %: with ten boroughs")
    assert "is 0.02, and one of 0.001 would be needed" in said
    assert "does not mean that there are no clusters" in said


def test_no_clusters_is_said_where_there_are_none():
    near = nearest(np.arange(60.0), np.zeros(60), 2, np.ones(60, dtype=bool))
    ups_and_downs = np.tile([0.0, 0.1, 1.0, 1.1, 0.5, 0.6], 10)
    found = find_clusters(ups_and_downs, near, "rate")
    assert words(describe_nothing(found, *AREAS)) == (
        "No clusters at a false discovery rate of 5 %: of 60 LSOAs none is more like its neighbours, or "
        "less, than chance alone would make one."
    )


def test_where_something_was_found_nothing_of_the_sort_is_said():
    field = spotted(20, spots=())
    field[:6, :6] += 20
    assert describe_nothing(found_in(field), *AREAS) == ""


@pytest.mark.parametrize(
    ("overall", "said"),
    [
        (
            Overall(0.623, -0.0006, 0.0002, 1e-9),
            "LSOAs near each other are alike: Moran’s I is 0.62, where chance makes about 0 (p below 0.001).",
        ),
        (
            Overall(-0.4, -0.11, 0.02, 0.0423),
            "LSOAs near each other are unlike: Moran’s I is −0.40, where chance makes about −0.11 "
            "(p = 0.04).",
        ),
        (
            Overall(0.05, -0.0006, 0.02, 0.7),
            "LSOAs near each other are neither alike nor unlike: Moran’s I is 0.05, where chance makes "
            "about 0 (p = 0.70).",
        ),
    ],
)
def test_the_whole_map(overall, said):
    assert describe_overall(overall, "LSOAs") == f"Taken all together, {said}"


def test_areas_alone():
    assert describe_alone(0, "the areas that touch it", *AREAS) == ""
    assert describe_alone(1, "the areas that touch it", *AREAS) == (
        "One LSOA has no neighbour, if neighbours are the areas that touch it, and was not tested."
    )
    assert describe_alone(14, "the areas that touch it", *AREAS).startswith("14 LSOAs have no neighbour")


def test_p_values_keep_a_figure_that_says_something():
    assert [p_relation(p) for p in (0.5, 0.0499, 0.0012, 0.00096)] == [
        *("= 0.50", "= 0.05", "= 0.0012", "below 0.001")
    ]
