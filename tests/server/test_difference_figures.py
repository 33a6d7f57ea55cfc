"""Difference made, as the tool is asked for it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import geodata
from analysis.difference import CLAIMANTS_NO_VERDICT
from analysis.errors import AnalysisError, GroupMissing, OverlappingPeriods, TooFewPeriods
from analysis.panel import Panel
from analysis.placebo import NO_VERDICT
from modules.tools.difference.figures import (
    ALL,
    BOROUGH,
    CHOOSE,
    Asked,
    candidates,
    compared,
    course_of,
    everywhere,
    most_lag,
    place_of,
    start_labels,
    usual_start,
)

TRAFFORD, OLDHAM = "E08000009", "E08000004"
EMPLOYMENT = f"indicator=employment_rate&level=borough&selected={TRAFFORD}"
CLAIMANTS = "indicator=claimant_rate&level=ward17&selected=E05000650"


@pytest.fixture(scope="module")
def ask(screen):
    """What is asked of the screen that a link leads to."""

    def asked(link=EMPLOYMENT, **more):
        at = screen(link)
        return Asked(at.subject, at.settings, at.chosen.codes, **more)

    return asked


def test_a_borough_is_set_against_all_others(views, ask):
    made = compared(views, ask())
    assert made.found.treated_codes == (TRAFFORD,)
    assert len(made.found.comparison_codes) == 9
    assert made.matches is None and made.others == "the nine other boroughs"
    assert (made.place.label, made.place.start) == ("2020", date(2020, 1, 1))


def test_selection_and_tray_are_taken_together(views, ask):
    made = compared(views, ask(f"{EMPLOYMENT}&tray={OLDHAM}"))
    assert made.found.treated_codes == (TRAFFORD, OLDHAM)
    assert made.about.who == "Trafford and Oldham" and made.about.several


def test_wards_are_set_against_the_most_similar_before_the_start(views, ask):
    made = compared(views, ask(CLAIMANTS))
    assert len(made.found.comparison_codes) == 20
    assert made.others.startswith("the 20 most similar wards")
    panel, before = made.place.panel, made.found.timing.before
    ours = panel.values[panel.rows_of(["E05000650"])][0, before]
    apart = np.sqrt(((panel.values[:, before] - ours) ** 2).mean(axis=1))
    apart[panel.rows_of(["E05000650"])] = np.inf
    nearest = set(panel.area_codes[np.argsort(apart)[:20]])
    assert len(nearest & set(made.found.comparison_codes)) >= 19  # of two equally near one may be taken
    assert (np.diff(made.matches.distances) >= -1e-9).all()


def test_how_many_and_all_others_are_settings(views, ask):
    assert len(compared(views, ask(CLAIMANTS, count=8)).found.comparison_codes) == 8
    made = compared(views, ask(CLAIMANTS, against=ALL))
    assert len(made.found.comparison_codes) == 214 and made.matches is None


def test_all_areas_of_a_borough(views, ask):
    place = place_of(views, ask(CLAIMANTS, treated=BOROUGH))
    assert len(place.treated) == 20
    assert {geodata.area(code).parent_name for code in place.treated} == {"Bolton"}
    assert place.who == "Bolton’s 20 wards of 2017"
    # A borough itself lies in no borough: the one chosen is meant.
    assert place_of(views, ask(treated=BOROUGH)).treated == (TRAFFORD,)


def test_claimants_get_figures_and_no_verdict(views, ask):
    for link in (CLAIMANTS, f"indicator=claimant_rate_annual&level=borough&selected={TRAFFORD}"):
        found = compared(views, ask(link)).found
        assert (found.verdict, found.reasons[0]) == (NO_VERDICT, CLAIMANTS_NO_VERDICT)
        assert np.isfinite(found.effect)


def test_few_comparison_areas_get_no_verdict(views, ask):
    found = compared(views, ask(f"{EMPLOYMENT}&tray={OLDHAM},E08000001")).found
    assert len(found.comparison_codes) == 7 and found.verdict == NO_VERDICT


def test_nothing_chosen_says_what_to_do(views, ask):
    with pytest.raises(GroupMissing, match="Shift and click adds more"):
        compared(views, ask("indicator=employment_rate&level=borough"))
    assert "areas where something was done" in CHOOSE


def test_all_boroughs_chosen_leave_none_to_compare_with(views, ask):
    codes = geodata.load_areas("borough")["area_code"].tolist()
    asked = ask()
    every = Asked(asked.subject, asked.settings, tuple(codes))
    with pytest.raises(GroupMissing, match="no area is left to compare with"):
        compared(views, every)


def test_areas_of_few_residents_are_no_candidates(views, ask):
    place = place_of(views, ask(f"{CLAIMANTS}&population=12000"))
    assert 0 < len(candidates(place)) < 150


def test_only_periods_with_one_before_them_can_be_a_start(views, ask):
    place = place_of(views, ask(f"indicator=preventable_cvd_mortality&level=borough&selected={TRAFFORD}"))
    labels = start_labels(place.panel)
    assert labels[0] == "2013–15" and labels[-1] == "2022–24"
    assert usual_start(place.panel) == "2018–20"


def test_the_usual_start_has_eight_periods_before_it_where_there_are_twelve(views, ask):
    assert place_of(views, ask()).label == "2020"
    short = place_of(views, ask(f"indicator=child_poverty&level=borough&selected={TRAFFORD}"))
    assert short.label == "2023/24"


def test_windows_that_all_overlap_have_no_start(views, ask):
    place = place_of(views, ask())
    days = np.array(["2010-01-01", "2011-01-01"], dtype="datetime64[D]")
    ends = np.array(["2015-12-31", "2016-12-31"], dtype="datetime64[D]")
    table = place.panel.values[:, :2]
    assert start_labels(Panel(place.panel.area_codes, ("a", "b"), days, ends, table, table, table)) == []


def test_a_start_that_is_not_there_gives_way_and_a_lag_stays_inside(views, ask):
    assert place_of(views, ask(start="November 2015")).label == "2020"
    place = place_of(views, ask(start="2022", lag=9))
    assert (place.label, place.lag) == ("2022", 1) and most_lag(place.panel, "2022") == 1


def test_a_window_keeps_to_the_time_around_the_start(views, ask):
    place = place_of(views, ask(start="2018", lag=1, window=4))
    assert place.panel.periods == ("2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022")
    found = compared(views, ask(start="2018", window=4)).found
    assert (found.timing.before.sum(), found.timing.after.sum()) == (4, 4)
    # What lies outside it is not drawn, nor looked at for the rules of claimants.
    claimants = ask(
        f"indicator=claimant_rate_annual&level=borough&selected={TRAFFORD}", start="2021", window=4
    )
    assert compared(views, claimants).found.periods[0] == "2017"


def test_the_course_of_an_area(views, ask):
    place, found = course_of(views, ask())
    assert (found.points, found.lags) == (12, 2)
    assert everywhere(place).effects[place.panel.rows_of([TRAFFORD])[0]] == pytest.approx(found.effect.value)
    assert course_of(views, ask(), error_lags=0)[1].lags == 0


@pytest.mark.parametrize(
    ("link", "more", "kind"),
    [
        (EMPLOYMENT, {"start": "2018"}, TooFewPeriods),
        (f"indicator=preventable_cvd_mortality&level=borough&selected={TRAFFORD}", {}, OverlappingPeriods),
        ("indicator=employment_deprivation&level=ward25", {}, AnalysisError),
    ],
)
def test_a_course_that_cannot_be_fitted_is_refused(views, ask, link, more, kind):
    with pytest.raises(kind):
        course_of(views, ask(link, **more))
