"""What is held back so that small counts cannot be worked out from the rest."""

import numpy as np
import pandas as pd

from own.disclosure_possible import Ranges
from own.disclosure_repair import repair
from own.linked_table import linked_table


def repaired(areas, counts, code, needed=5):
    """Return the codes that are held back once the part with the code is, and the range of that."""
    codes = pd.DataFrame(areas)
    ranges = Ranges(linked_table(codes, codes, counts))
    opened = np.array([[own == code] for _, own in ranges.table.places])
    ranges.hide(opened)
    repair(ranges, opened, needed, [0], np.random.default_rng(0))
    held = {own for (_, own), hidden in zip(ranges.table.places, ranges.hidden[:, 0], strict=True) if hidden}
    return held, int(ranges.width()[opened][0])


def test_the_smallest_of_those_that_will_do_is_held_back():
    held, width = repaired({"whole": ["x"] * 4, "part": list("abcd")}, [3, 20, 9, 30], "a")
    assert held == {"a", "c"}
    assert width == 5


def test_an_area_beside_it_in_the_same_larger_ones_is_better_than_any_other():
    areas = {
        "whole": ["x"] * 6,
        "ward": ["w1", "w1", "w1", "w2", "w2", "w2"],
        "other": ["o1", "o1", "o2", "o2", "o2", "o2"],
        "part": list("abcdef"),
    }
    assert repaired(areas, [3, 30, 9, 8, 40, 50], "a")[0] == {"a", "b"}


def test_where_nobody_else_answered_the_whole_is_held_back_too():
    held, width = repaired({"whole": ["x"] * 2, "part": ["a", "b"]}, [3, 0], "a")
    assert held == {"a", "x"}
    assert width == 5


def test_what_is_held_back_already_is_used_first():
    codes = pd.DataFrame({"whole": ["x"] * 3, "part": ["a", "b", "c"]})
    ranges = Ranges(linked_table(codes, codes, [3, 8, 6]))
    ranges.hide(np.array([[own in "ab"] for _, own in ranges.table.places]))
    opened = np.array([[own == "a"] for _, own in ranges.table.places])
    repair(ranges, opened, 5, [0], np.random.default_rng(0))
    assert ranges.hidden.sum() == 2
    assert ranges.width()[opened][0] >= 5
