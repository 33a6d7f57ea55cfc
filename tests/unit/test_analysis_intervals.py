"""Intervals against published values."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import AnalysisError
from analysis.intervals import byar, exact_poisson, normal_quantile, wilson
from analysis.rates import rate

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"

# Facts from the figures that accompany UKHSA's PHEindicatormethods (December 2024).
PROPORTIONS = [
    (1, 100, 0.95, 0.0017674320641406511, 0.054486196178705294),
    (65, 100, 0.998, 0.4954946574070431, 0.7783540614089697),
    (222, 3215, 0.95, 0.060791690363636595, 0.07833956681383633),
]
RATES_PER_100 = [
    (1, 100, 0.95, 0.025317807984289897, 5.571643390938898),
    (5, 100, 0.998, 0.739371731917839, 16.454745203680105),
    (20, 100, 0.95, 12.211428834875937, 30.889880369197066),
    (9856, 12345, 0.998, 77.37590543271052, 82.3544727709543),
]


@pytest.mark.parametrize(("cases", "base", "confidence", "lower", "upper"), PROPORTIONS)
def test_wilson_matches_published_limits(cases, base, confidence, lower, upper):
    assert wilson(cases, base, confidence) == (pytest.approx(lower), pytest.approx(upper))


@pytest.mark.parametrize(("events", "base", "confidence", "lower", "upper"), RATES_PER_100)
def test_byar_matches_published_limits(events, base, confidence, lower, upper):
    assert byar(events, base, confidence, multiplier=100) == (pytest.approx(lower), pytest.approx(upper))


def rows(name):
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"../shared/reference/{name} is not beside the project")
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("name", "method"), [("proportions.csv", wilson), ("rates.csv", byar)])
@pytest.mark.parametrize(("column", "confidence"), [("95_0", 0.95), ("99_8", 0.998)])
def test_every_reference_row(name, method, column, confidence):
    checked = 0
    for row in rows(name):
        if not row[f"lower{column}cl"]:
            continue
        counts = float(row["Numerator"]), float(row["Denominator"])
        found = method(*counts, confidence, float(row["multiplier"]))
        expected = float(row[f"lower{column}cl"]), float(row[f"upper{column}cl"])
        assert found == pytest.approx(expected, rel=1e-8), row
        checked += 1
    assert checked >= 8


@pytest.mark.parametrize(("name", "method"), [("proportions.csv", wilson), ("rates.csv", byar)])
def test_every_reference_value_and_what_the_reference_leaves_out(name, method):
    left_out = 0
    for row in rows(name):
        counts = [float(row[column] or "nan") for column in ("Numerator", "Denominator")]
        multiplier = float(row["multiplier"])
        value = float(rate(*counts, multiplier))
        assert value == pytest.approx(float(row["value"] or "nan"), rel=1e-9, nan_ok=True), row
        if not row["value"]:
            assert np.isnan(method(*counts, multiplier=multiplier)).all(), row
            left_out += 1
    assert left_out == 3


def test_every_reference_row_of_counts():
    for row in rows("byar_wilson.csv"):
        confidence = float(row["confidence"].rstrip("%")) / 100
        events = float(row["x"])
        if row["method"] == "Wilson":
            lower, upper = wilson(events, float(row["n"]), confidence)
        else:
            lower, upper = byar(events, confidence=confidence, exact_below=0)
        assert float(upper) == pytest.approx(float(row["uppercl"]), rel=1e-8)
        # The reference leaves out a limit that would fall below 0; ours stops there.
        assert float(lower) == pytest.approx(float(row["lowercl"] or 0), rel=1e-8)


def test_nobody_and_everybody_touch_the_ends():
    assert wilson(0, 40)[0] == 0
    assert wilson(40, 40)[1] == 1


def test_no_events_have_an_upper_limit():
    lower, upper = byar(0, 1000, multiplier=1000)
    assert (float(lower), float(upper)) == (0, pytest.approx(-math.log(0.025)))


@pytest.mark.parametrize("method", [wilson, byar])
@pytest.mark.parametrize(("cases", "base"), [(np.nan, 10), (3, np.nan), (3, 0), (-1, 10), (np.inf, 10)])
def test_what_has_no_interval_is_missing(method, cases, base):
    assert np.isnan(method(cases, base)).all()


def test_more_cases_than_people_is_no_proportion():
    assert np.isnan(wilson(11, 10)).all()


def test_arrays_keep_their_order():
    lower, upper = byar([12, 3, np.nan], [100, 50, 10])
    assert (lower[0], upper[1]) == (byar(12, 100)[0], byar(3, 50)[1])
    assert np.isnan(lower[2])


def test_a_count_that_is_not_whole_lies_between_its_neighbours():
    assert exact_poisson(2)[1] < exact_poisson(2.5)[1] < exact_poisson(3)[1]


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_level_is_a_share(confidence):
    with pytest.raises(AnalysisError, match="between 0 and 1"):
        normal_quantile(confidence)
