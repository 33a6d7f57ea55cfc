"""Change between two periods, as the tool is asked for it."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.change_map import CLAIMANTS_UNTESTED, NO_INTERVALS
from analysis.errors import AnalysisError, OverlappingPeriods
from modules.tools.change.figures import ALONE, SIZE, VERDICTS, Asked, about_area, changes_of, trend_of

TRAFFORD = "E08000009"
EMPLOYMENT = "indicator=employment_rate&level=borough"


@pytest.fixture(scope="module")
def changed(screen):
    """The change on the screen that a link leads to."""

    def found(link=EMPLOYMENT, **asked):
        at = screen(link)
        return changes_of(at.views, Asked(at.subject, at.settings, **asked))

    return found


def test_left_alone_it_is_from_the_first_period_to_the_last(changed):
    found = changed().found
    assert (found.earlier_period, found.later_period) == ("2012", "2023")
    assert found.tested == 10
    assert found.absolute == pytest.approx(found.later - found.earlier)


def test_periods_are_chosen(changed):
    found = changed(first="2016", last="2019").found
    assert (found.earlier_period, found.later_period) == ("2016", "2019")
    # A link of another indicator has other labels.
    assert changed(first="November 2015", last="").found.earlier_period == "2012"


@pytest.mark.parametrize(("first", "last"), [("2019", "2016"), ("2019", "2019")])
def test_an_earlier_period_after_the_later_one_is_refused_with_a_way_on(changed, first, last):
    with pytest.raises(AnalysisError, match=f"from {first} to {last} is none: choose an earlier period"):
        changed(first=first, last=last)


def test_inside_a_borough_only_its_areas_are_tested(changed):
    made = changed("indicator=claimant_rate&level=ward17&within=E08000009")
    assert made.found.area_codes.size == made.places.size == made.shown.sum() == 21
    whole = made.full(made.found.absolute)
    assert whole.size == 215 and np.isfinite(whole).sum() == 21
    assert made.row(made.found.area_codes[3]) == 3
    assert made.row(TRAFFORD) is None


def test_areas_of_few_residents_are_left_out(changed):
    link = "indicator=claimant_rate&level=ward17&population=12000"
    made = changed(link)
    assert made.left_out.sum() > 10
    assert made.places.size + made.left_out.sum() == 215
    with pytest.raises(AnalysisError, match="lower the minimum"):
        changed("indicator=claimant_rate&level=ward17&within=E08000009&population=20000")


def test_claimants_have_no_verdict_across_the_new_rules(changed):
    made = changed("indicator=claimant_rate&level=ward17")
    assert made.found.reason == CLAIMANTS_UNTESTED
    assert made.shows == SIZE


def test_without_intervals_sizes_are_shown(changed):
    made = changed("indicator=housing_affordability&level=borough", shows=VERDICTS)
    assert (made.found.reason, made.shows) == (NO_INTERVALS, SIZE)


def test_tested_alone_more_is_found(changed):
    alone, together = (changed(tests=tests).found.counts()["improved"] for tests in (ALONE, "together"))
    assert alone > together > 0


def test_the_trend_of_an_area(changed):
    assert trend_of(changed(), TRAFFORD).points == 12
    with pytest.raises(OverlappingPeriods):
        trend_of(changed("indicator=preventable_cvd_mortality&level=borough"), TRAFFORD)
    assert trend_of(changed("indicator=claimant_rate_annual&level=borough"), TRAFFORD).claimant_rules
    assert about_area(changed(), TRAFFORD).who == "Trafford"
