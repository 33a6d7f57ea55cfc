"""Change between periods."""

import math
from datetime import date

import pytest

from analysis.change import CLAIMANT_RULES, OVERLAP, Estimate, change


def year(value, number, lower=math.nan, upper=math.nan, years=1):
    return Estimate(value, str(number), date(number, 1, 1), date(number + years - 1, 12, 31), lower, upper)


def test_absolute_and_relative_change():
    found = change(year(8.0, 2012), year(10.0, 2023))
    assert (found.absolute, found.relative) == (2.0, 0.25)
    assert (found.lower, found.clear, found.notes) == (None, None, ())


def test_square_and_add_matches_the_published_example():
    # Newcombe 1998, table II, contrast (a), method 10: 56/70 − 48/80 has the interval 0.0524 to 0.3339,
    # from Wilson limits of either proportion.
    from analysis.intervals import wilson

    limits = [tuple(map(float, wilson(cases, base))) for cases, base in ((48, 80), (56, 70))]
    found = change(year(0.6, 2012, *limits[0]), year(0.8, 2013, *limits[1]))
    assert found.lower == pytest.approx(0.0524, abs=5e-5)
    assert found.upper == pytest.approx(0.3339, abs=5e-5)
    assert found.clear is True


def test_a_change_within_its_interval_is_not_clear():
    assert change(year(8.0, 2012, 6.0, 10.0), year(9.0, 2013, 7.0, 11.0)).clear is False


def test_overlapping_windows_get_a_note_and_no_interval():
    found = change(year(8.0, 2015, 7.9, 8.1, years=3), year(10.0, 2016, 9.9, 10.1, years=3))
    assert (found.absolute, found.lower, found.notes) == (2.0, None, (OVERLAP,))


@pytest.mark.parametrize(
    ("earlier", "later", "noted"),
    [(2014, 2019, True), (2016, 2017, True), (2018, 2023, True), (2019, 2023, False)],
)
def test_claimant_changes_across_the_new_rules_say_so(earlier, later, noted):
    found = change(year(2.8, earlier), year(4.5, later), claimants=True)
    assert (CLAIMANT_RULES in found.notes) is noted
    assert change(year(2.8, earlier), year(4.5, later)).notes == ()


def test_a_missing_value_has_no_change():
    assert change(year(math.nan, 2012), year(4.0, 2013)).absolute is None


@pytest.mark.parametrize("before", [0.0, -0.4])
def test_no_relative_change_from_zero_or_below(before):
    assert change(year(before, 2015), year(0.3, 2019)).relative is None
