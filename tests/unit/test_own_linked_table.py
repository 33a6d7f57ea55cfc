"""Counts of one question as one linked table."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import NotProtectable
from own.linked_table import TOTAL, linked_table

KNOWN = pd.DataFrame(
    {
        "borough": ["b1", "b1", "b2"],
        "ward": ["w1", "w2", "w3"],
        "lsoa": ["l1", "l2", "l3"],
    }
)


def cells(table):
    """Return counts by level, code, period and answer."""
    return {
        (*place, *margin): int(table.counts[row, column])
        for row, place in enumerate(table.places)
        for column, margin in enumerate(table.margins)
    }


def test_rows_are_counted_for_every_area_that_holds_them():
    rows = KNOWN.iloc[[0, 0, 1, 2]]
    found = cells(linked_table(KNOWN, rows, [[1, 0], [0, 1], [1, 0], [0, 1]]))
    assert found["lsoa", "l1", "", TOTAL] == 2
    assert found["ward", "w2", "", 0] == 1
    assert (found["borough", "b1", "", 0], found["borough", "b1", "", 1]) == (2, 1)


def test_a_row_placed_in_a_ward_only_counts_for_the_ward_and_what_holds_it():
    rows = pd.DataFrame({"borough": ["b1", "b1"], "ward": ["w1", "w1"], "lsoa": ["l1", ""]})
    found = cells(linked_table(KNOWN, rows, [1, 1]))
    assert found["lsoa", "l1", "", TOTAL] == 1
    assert found["ward", "w1", "", TOTAL] == found["borough", "b1", "", TOTAL] == 2


def test_areas_without_answers_are_there_with_nought():
    assert cells(linked_table(KNOWN, KNOWN.iloc[[0]], [7]))["lsoa", "l3", "", TOTAL] == 0


def test_every_period_has_its_figures_and_all_together_theirs():
    table = linked_table(KNOWN, KNOWN.iloc[[0, 0, 1]], [[2, 1], [3, 0], [0, 4]], ["2023", "2024", "2024"])
    found = cells(table)
    assert found["borough", "b1", "2023", TOTAL] == 3
    assert (found["borough", "b1", "2024", 0], found["borough", "b1", "2024", 1]) == (3, 4)
    assert (found["borough", "b1", "", TOTAL], found["lsoa", "l1", "", 0]) == (10, 5)


def test_each_margin_knows_its_total():
    table = linked_table(KNOWN, KNOWN, np.ones((3, 2)), ["a", "b", "b"])
    assert [table.margins[at] for at in table.totals[:3]] == [("a", TOTAL)] * 3
    assert table.margins[table.totals[-1]] == ("", TOTAL)


def test_the_table_of_totals_has_the_same_totals():
    table = linked_table(KNOWN, KNOWN, [[1, 2, 3], [0, 4, 0], [5, 0, 0]], ["a", "b", "b"])
    totals = table.of_totals()
    whole = sorted(set(table.totals.tolist()))
    assert np.array_equal(totals.counts, table.counts[:, whole])
    assert (totals.answers, table.answers) == (1, 3)


def test_the_order_of_rows_and_areas_makes_no_difference():
    counts = np.array([[1, 0], [0, 1], [5, 6]])
    table = linked_table(KNOWN, KNOWN, counts)
    turned = linked_table(KNOWN[::-1], KNOWN.iloc[[2, 0, 1]], counts[[2, 0, 1]])
    assert table.places == turned.places
    assert np.array_equal(table.counts, turned.counts)


@pytest.mark.parametrize(
    ("counts", "periods", "reason"),
    [
        ([1, 2], None, "3 rows"),
        ([1, 2, 0.5], None, "whole numbers"),
        ([1, 2, -1], None, "whole numbers"),
        ([1, 2, np.nan], None, "whole numbers"),
        (np.empty((3, 0)), None, "counts for 3 rows"),
        ([1, 2, 3], ["a"], "1 periods"),
    ],
)
def test_counts_that_cannot_be_protected_say_why(counts, periods, reason):
    with pytest.raises(NotProtectable, match=reason):
        linked_table(KNOWN, KNOWN, counts, periods)
