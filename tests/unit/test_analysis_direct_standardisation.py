"""Directly standardised rates against published values."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.direct_standardisation import EUROPEAN_2013, TOO_FEW, standardised_rate
from analysis.errors import AnalysisError

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"

# Facts from the figures that accompany UKHSA's PHEindicatormethods (December 2024): testdata_small.
EVENTS = [12, 4, 3, 2, 3, 4, 8, 2, 2, 3, 4, 5, 6, 8, 5, 6, 5, 5, 4]
PEOPLE = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123, 207]


@pytest.mark.parametrize(
    ("confidence", "lower", "upper"),
    [(0.95, 877.455767536709, 1367.0882227251795), (0.998, 763.6420356393987, 1530.0328948244762)],
)
def test_published_rate(confidence, lower, upper):
    found = standardised_rate(EVENTS, PEOPLE, confidence=confidence)
    assert found.value == pytest.approx(1103.212025300104, rel=1e-10)
    assert (found.lower, found.upper) == (pytest.approx(lower, rel=1e-9), pytest.approx(upper, rel=1e-9))
    assert (found.events, found.people) == (91, 8970)


def rows(name):
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"../shared/reference/{name} is not beside the project")
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_reference_row_with_its_input():
    bands = defaultdict(list)
    for row in rows("dsr_input.csv"):
        # A count that is left empty is one of nobody: the expected total is 9 with it.
        bands[row["area"]].append((float(row["count"] or 0), float(row["pop"])))
    checked = 0
    for row in rows("dsr_expected.csv"):
        if row["area"] not in bands:  # its age bands are not among the reference's files
            continue
        events, people = zip(*bands[row["area"]], strict=True)
        multiplier = 10_000 if "10000 " in f"{row['statistic']} " else 100_000
        for column, confidence in (("95_0", 0.95), ("99_8", 0.998)):
            found = standardised_rate(events, people, multiplier=multiplier, confidence=confidence)
            assert (found.events, found.people) == (float(row["total_count"]), float(row["total_pop"]))
            if not row["value"]:
                assert (found.value, found.reason) == (None, TOO_FEW)
            else:
                expected = [float(row[name]) for name in ("value", f"lower{column}cl", f"upper{column}cl")]
                assert [found.value, found.lower, found.upper] == pytest.approx(expected, rel=1e-9)
            checked += 1
    assert checked == 12


def test_the_standard_population_has_its_published_total():
    assert (len(EUROPEAN_2013), sum(EUROPEAN_2013)) == (19, 100_000)


def test_nine_events_give_no_rate():
    found = standardised_rate([9, 0], [100, 100], [1, 1])
    assert (found.value, found.lower, found.reason) == (None, None, TOO_FEW)
    assert standardised_rate([9, 1], [100, 100], [1, 1]).value is not None


def test_the_areas_own_ages_as_standard_give_the_crude_rate_and_byars_limits():
    from analysis.intervals import byar

    found = standardised_rate([10, 30], [1000, 3000], [1000, 3000], multiplier=1000)
    assert found.value == pytest.approx(10)
    assert (found.lower, found.upper) == pytest.approx([float(of) for of in byar(40, 4000, multiplier=1000)])


BANDS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(100, 5000), st.integers(1, 9000)), min_size=2, max_size=19
)


@given(BANDS)
def test_an_interval_holds_its_rate_and_a_larger_standard_changes_nothing(made):
    events, people, standard = map(np.array, zip(*made, strict=True))
    found = standardised_rate(events, people, standard)
    if found.value is None:
        assert events.sum() < 10
        return
    assert found.lower <= found.value <= found.upper
    assert standardised_rate(events, people, standard * 13).value == pytest.approx(found.value)


def test_bands_have_to_match():
    with pytest.raises(AnalysisError, match="19 age bands; 18 numbers of events"):
        standardised_rate(EVENTS[1:], PEOPLE)


@pytest.mark.parametrize("people", [0, -5, float("nan")])
def test_a_band_without_people_is_named(people):
    with pytest.raises(AnalysisError, match="Age band 2 has no people"):
        standardised_rate([5, 6], [100, people], [1, 1])


def test_negative_events_are_refused():
    with pytest.raises(AnalysisError, match="below 0"):
        standardised_rate([12, -1], [100, 100], [1, 1])
