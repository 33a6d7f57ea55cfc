"""Sliders whose ends are those of the figures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.pairs import Named
from modules.tools.limits import Limit, span_of


def test_a_limit_that_nobody_moved_is_not_in_a_link():
    limit = Limit("low", "Lower cut")
    assert limit.usual == ""
    assert math.isnan(limit.valid(""))
    assert limit.text(limit.valid("")) == ""
    assert limit.text(limit.valid("12.5")) == "12.5"
    assert limit.text(limit.valid("-0.4")) == "-0.4"
    assert math.isnan(limit.valid("nowhere"))


@pytest.mark.parametrize(
    ("values", "decimals", "ends"),
    [
        ([0.31, 44.86, np.nan], 1, (0.2, 45.0, 0.2)),
        ([-1.4, 2.67], 2, (-1.4, 2.68, 0.02)),
        ([55_000.0, 1_205_000.0], 0, (55_000, 1_205_000, 5_000)),
    ],
)
def test_the_ends_hold_all_figures_in_steps_that_can_be_said(values, decimals, ends):
    span = span_of(np.array(values), decimals)
    assert (span.low, span.high, span.step) == pytest.approx(ends)
    assert span.low <= np.nanmin(values) and np.nanmax(values) <= span.high


@pytest.mark.parametrize("values", [[], [np.nan], [3.0, 3.0]])
def test_figures_that_do_not_differ_have_no_span(values):
    assert span_of(np.array(values, dtype=float), 1) is None


def test_the_page_is_told_bounds_units_and_where_it_stands():
    span = span_of(np.array([55_000.0, 1_205_000.0]), 0)
    told = span.told(Named("House price", "£", 0), "House price, from", 60_000.0, hidden=False)
    assert (told["prefix"], told["unit"], told["value"], told["label"]) == (
        "£", "", "60000", "House price, from",
    )  # fmt: skip
    assert (told["min"], told["max"], told["hidden"]) == (55_000, 1_205_000, False)
    assert span.told(Named("Out of work"), "", 6e4, hidden=True)["unit"] == "\u00a0%"
