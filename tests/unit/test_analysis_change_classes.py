"""Classes of change around none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change_classes import change_classes, class_names, members

CHANGES = st.lists(st.floats(-500, 500), min_size=1, max_size=40)


def plain(names):
    return [name.replace("\u00a0", " ") for name in names]


def test_falls_and_rises_have_the_same_limits():
    found = change_classes([-6.0, -2.0, -0.4, 0.0, 0.4, 2.0, 6.0, np.nan])
    assert (found.inner, found.outer) == (1.0, 5.0)
    assert found.codes.tolist() == [0, 1, 2, 2, 2, 3, 4, -1]
    assert members(found) == (1, 1, 3, 1, 1)


def test_a_limit_belongs_to_the_class_further_out():
    found = change_classes([-5.0, -0.5, 0.5, 5.0, 0.1, -0.1, 6.0])
    assert (found.inner, found.outer) == (0.5, 5.0)
    assert found.codes[:4].tolist() == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("%", ["fell 5 points or more", "fell 0.5 to under 5 points", "changed under 0.5 points",
               "rose 0.5 to under 5 points", "rose 5 points or more"]),
        ("£", ["fell £5 or more", "fell £0.5 to under £5", "changed under £0.5", "rose £0.5 to under £5",
               "rose £5 or more"]),
    ],
)  # fmt: skip
def test_classes_say_what_they_hold(unit, names):
    assert plain(class_names(change_classes([-6.0, -0.4, 0.4, 6.0, 0.5]), unit)) == names


@pytest.mark.parametrize(
    ("changes", "codes"), [([0.0, 0.0], [2, 2]), ([0.04, -0.04], [2, 2]), ([np.nan], [-1])]
)
def test_no_change_and_no_figures_have_classes_too(changes, codes):
    found = change_classes(changes)
    assert found.codes.tolist() == codes
    assert 0 < found.inner < found.outer


def test_what_is_displayed_decides():
    # 4.96 is displayed as 5.0, and so is in the class of 5 and more.
    found = change_classes([-6.0, -0.4, 0.4, 6.0, 0.5, 4.96])
    assert (found.outer, found.codes[-1]) == (5.0, 4)


@given(CHANGES)
def test_turned_round_rises_are_falls(changes):
    rises, falls = change_classes(changes), change_classes([-one for one in changes])
    assert (rises.inner, rises.outer) == (falls.inner, falls.outer)
    assert (falls.codes == 4 - rises.codes).all()


@given(CHANGES)
def test_no_rise_is_called_a_fall(changes):
    codes = change_classes(changes).codes
    assert all(code >= 2 for code, change in zip(codes, changes, strict=True) if change > 0)
    assert all(code <= 2 for code, change in zip(codes, changes, strict=True) if change < 0)
