"""Numbers, yes and no, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from own.numbers import is_missing, read_number, read_yes_no


@pytest.mark.parametrize(
    ("cell", "number"),
    [("3", 3), ("1,234", 1234), ("£5", 5), ("12.5 %", 12.5), ("−3", -3), ("2,5", 2.5), (".5", 0.5),
     ("1e3", 1000),
     ("about 3", None), ("", None), ("-", None), ("1,23,4", None), ("12abc", None)],
)  # fmt: skip
def test_numbers(cell, number):
    assert read_number(cell) == number


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_what_python_writes_is_read(number):
    assert read_number(f"{number:.4f}") == pytest.approx(number)


def test_yes_and_no():
    assert [read_yes_no(cell) for cell in ("Yes", "1", "TRUE", "y")] == [1.0] * 4
    assert [read_yes_no(cell) for cell in ("No", "0", "false", "N")] == [0.0] * 4
    assert read_yes_no("perhaps") is None


@pytest.mark.parametrize("cell", ["", "n/a", "Prefer not to say", "-", "Don't know", "#N/A"])
def test_some_cells_are_no_answer(cell):
    assert is_missing(cell)
    assert read_number(cell) is None
