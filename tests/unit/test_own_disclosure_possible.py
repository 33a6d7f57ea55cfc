"""Other tables that give the same release."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from own.disclosure_possible import Ranges, another, classes_of, whole_changes
from own.linked_table import linked_table

AREAS = pd.DataFrame({"whole": ["x"] * 3, "part": ["a", "b", "c"]})


def ranges_of(counts, hidden):
    """Return the ranges of a table of totals in which the parts given are held back."""
    ranges = Ranges(linked_table(AREAS, AREAS, counts))
    ranges.hide(np.array([[code in hidden] for _, code in ranges.table.places]))
    return ranges


def of(ranges, code):
    row = [own for _, own in ranges.table.places].index(code)
    return int(ranges.least[row, 0]), int(ranges.most[row, 0])


def test_at_first_only_the_truth_is_known_to_be_possible():
    assert of(ranges_of([3, 4, 20], "ab"), "a") == (3, 3)


def test_a_possible_table_widens_the_ranges():
    ranges = ranges_of([3, 4, 20], "ab")
    ranges.take(np.array([[6], [1], [20]]))
    assert (of(ranges, "a"), of(ranges, "b"), of(ranges, "c")) == ((3, 6), (1, 4), (20, 20))


@pytest.mark.parametrize("entries", [[6, 4, 20], [3, 5, 19], [8, -1, 20]])
def test_a_table_that_would_give_another_release_is_not_taken(entries):
    with pytest.raises(AssertionError, match="another release"):
        ranges_of([3, 4, 20], "ab").take(np.array(entries)[:, None])


def test_parts_that_no_released_cell_tells_apart_could_have_all_of_each_other():
    ranges = ranges_of([3, 4, 20], "ab")
    classes = classes_of(ranges, [0])
    assert classes.members[0] == classes.members[1] != classes.members[2]
    ranges.take_classes(classes, classes.sums(ranges.table.entries), [0])
    assert (of(ranges, "a"), of(ranges, "b"), of(ranges, "c")) == ((0, 7), (0, 7), (20, 20))


def test_class_sums_that_would_give_another_release_are_not_taken():
    ranges = ranges_of([3, 4, 20], "ab")
    classes = classes_of(ranges, [0])
    with pytest.raises(AssertionError, match="another release"):
        ranges.take_classes(classes, classes.sums(ranges.table.entries) + 1, [0])


def test_another_table_is_found_across_areas_that_overlap():
    areas = pd.DataFrame(
        {"row": ["r1", "r1", "r2", "r2"], "column": ["c1", "c2", "c1", "c2"], "part": ["a", "b", "c", "d"]}
    )
    ranges = Ranges(linked_table(areas, areas, [2, 9, 9, 9]))
    ranges.hide(np.array([[level == "part"] for level, _ in ranges.table.places]))
    wanted = np.array([[float(code == "a")] for _, code in ranges.table.places])
    classes = classes_of(ranges, [0])
    found = another(ranges, classes, [0], wanted, reach=15)
    ranges.take_classes(classes, found, [0])
    assert of(ranges, "a") == (2, 11)


def test_nothing_else_is_possible_where_all_is_told():
    ranges = ranges_of([3, 4, 20], "a")
    assert another(ranges, classes_of(ranges, [0]), [0], np.ones_like(ranges.counts, dtype=float), 15) is None


def test_changes_that_are_no_whole_numbers_are_left_out_with_all_that_hangs_on_them():
    rows = csr_array(np.array([[1, 1, 0, 0], [0, 0, 1, 1]]))
    change = np.array([0.5, -0.5, 2.0, -2.0])
    assert whole_changes(rows, change).tolist() == [0, 0, 2, -2]
    assert whole_changes(rows, np.array([1.0, -1.0, 2.0, -2.0])).tolist() == [1, -1, 2, -2]
