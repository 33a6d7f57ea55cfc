"""Between which limits a figure can be right."""

from dataclasses import replace
from math import inf

import pandas as pd
import pytest

from catalogue import load_catalogue
from store.ranges import Range, plausible
from store.snapshot import FOLDER, file_of

CATALOGUE = load_catalogue().embedded()


def test_what_we_hold_is_plausible():
    held = pd.read_parquet(file_of(FOLDER, "observations"))
    for name, rows in held.groupby("indicator_id"):
        limits = plausible(CATALOGUE.indicators[name])
        assert rows["value"].dropna().between(limits.least, limits.greatest).all(), name


@pytest.mark.parametrize(
    ("changes", "limits"),
    [
        ({"measure": "proportion", "unit": "%"}, Range(0, 100)),
        ({"measure": "proportion", "unit": "per 1,000"}, Range(0, 1000)),
        ({"measure": "rate", "unit": "per 1,000"}, Range()),
        ({"measure": "mean", "unit": "years"}, Range(-120, 120)),
        ({"measure": "median", "unit": "£"}, Range(0)),
        ({"measure": "rank", "unit": "rank"}, Range(1)),
        ({"measure": "score", "unit": "score"}, Range()),
    ],
)
def test_limits_by_the_sort_of_number(changes, limits):
    assert plausible(replace(CATALOGUE.indicators["crime"], **changes)) == limits


def test_limits_in_words():
    assert Range(0, 100).words() == "is not between 0 and 100"
    assert Range(1).words() == "is below 1"
    assert Range(-inf).words() == "is not a number"
