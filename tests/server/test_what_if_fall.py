"""What goes with a fall of the map's indicator."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.errors import AnalysisError, NotUsable
from analysis.scenario import NOT_CAUSE
from modules.parts.views import EXCLUDED
from modules.tools.what_if.fall import answer_fall, fall_of, paint_fall, refused_fall, table_of_fall

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


def test_a_fall_in_one_ward_is_read_off_the_line_through_all(ground):
    fall = fall_of(ground(f"level=ward25&selected={BUCKLOW}"), "health_deprivation", 0.1)
    own = fall.at.view.values[fall.at.view.index(BUCKLOW)]
    assert fall.found.line.areas == 215
    assert fall.found.change == pytest.approx(-0.1 * own * fall.found.line.slope)
    assert np.isfinite(fall.found.changes).sum() == 1


def test_the_mean_of_the_areas_chosen_has_the_rates_own_base(ground, screen):
    fall = fall_of(ground(f"level=lsoa11&within={TRAFFORD}"), "health_deprivation", 0.1)
    assert fall.found.exposure_before == pytest.approx(screen("level=borough").value_of(TRAFFORD), abs=0.05)


def test_drilling_in_changes_who_falls_not_the_line(ground):
    whole, part = (
        fall_of(ground(f"level=ward25{more}"), "health_deprivation", 0.1)
        for more in ("", f"&within={TRAFFORD}")
    )
    assert part.found.line == whole.found.line
    assert np.isfinite(part.found.changes).sum() == 21


def test_people_where_the_outcome_has_a_base(ground):
    fall = fall_of(ground("level=lsoa11"), "no_qualifications_2011", 0.1)
    view = fall.outcome_view
    assert fall.found.people == pytest.approx(np.nansum(fall.found.changes / 1_000 * view.denominator))
    assert np.isnan(fall_of(ground("level=lsoa11"), "health_deprivation", 0.1).found.people)


@pytest.mark.parametrize(
    ("link", "outcome", "said"),
    [
        ("level=lsoa11", "imd_score", "one contains the other"),
        ("level=lsoa11", "employment_deprivation", "are the same, or one contains the other"),
        ("level=lsoa11", "adult_obesity", "has no figures here"),
        ("level=lsoa11", "claimants", "is a number or a rank"),
        ("indicator=claimants&level=lsoa11", "health_deprivation", "is a number or a rank"),
        (
            "indicator=health_deprivation&level=lsoa11",
            "employment_deprivation",
            "needs a figure with a true zero",
        ),
        ("level=lsoa11", "no_such_thing", "There is no indicator"),
    ],
)
def test_what_has_no_line_is_refused_with_a_sentence(ground, link, outcome, said):
    with pytest.raises(AnalysisError, match=said):
        fall_of(ground(link), outcome, 0.1)


@pytest.mark.parametrize(("values", "said"), [(7.0, "same in every area"), (np.nan, "none have them")])
def test_no_differences_and_no_figures_are_said(made_up, open_on, ground, values, said):
    views = made_up({"ward25": {"2019": values}})
    with pytest.raises(AnalysisError, match=said):
        fall_of(ground("level=ward25", lambda link: open_on(views, link)), "health_deprivation", 0.1)


def test_areas_not_chosen_are_left_out_of_the_map_not_called_missing(ground):
    fall = fall_of(ground(f"level=ward25&selected={BUCKLOW}&tray={BOWDON}"), "health_deprivation", 0.1)
    painting = paint_fall(fall, 5, "natural")
    assert (painting.codes == EXCLUDED).sum() == 213
    assert painting.about["excluded"] == "not among the areas chosen"


def test_no_fall_at_all_can_be_painted_too(ground):
    painting = paint_fall(fall_of(ground("level=ward25"), "health_deprivation", 0.0), 5, "natural")
    assert set(np.abs(painting.values)) == {0.0}


def test_the_table_has_before_and_after(ground):
    fall = fall_of(ground(f"level=ward25&selected={BUCKLOW}"), "health_deprivation", 0.1)
    table = table_of_fall(fall, paint_fall(fall, 5, "natural").codes)
    chosen = table.rows["area_code"] == BUCKLOW
    assert table.rows.loc[chosen, "after"].iloc[0] == pytest.approx(
        0.9 * table.rows.loc[chosen, "before"].iloc[0]
    )
    assert set(table.rows.loc[~chosen, "reason"]) == {"not among the areas chosen, or no figure"}
    assert NOT_CAUSE in table.sentences


def test_the_answer_never_stands_without_its_caution(ground, words):
    said = words(answer_fall(fall_of(ground(f"selected={BUCKLOW}"), "health_deprivation", 0.1)))
    assert said.startswith(
        "A fall of employment deprivation by 10 % in Bucklow-St. Martins, from 20.1 % to 18."
    )
    assert NOT_CAUSE in said
    assert "effective number" in said


def test_a_refusal_says_how_to_go_on(ground, words):
    score = refused_fall(ground("indicator=health_deprivation&level=lsoa11"), NotUsable("No."))
    assert 'data-show="employment_deprivation"' in str(score)
    assert words(refused_fall(ground("level=lsoa11"), NotUsable("No."))) == (
        "No. Choose another outcome, or other areas."
    )
