"""What a briefing asks of the store."""

from __future__ import annotations

import numpy as np
import pandas as pd

from briefing import place_of
from briefing.figures import measure_of
from geodata import ENGLAND, GM
from tests.unit.made_briefings import TRAFFORD, figures


def test_figures_are_the_stores() -> None:
    held, indicator = figures(), figures().catalogue.indicators["employment_deprivation"]
    period = held.newest(indicator, "ward25")
    rows = held.store.observations(indicator.id, "ward25", period).set_index("area_code")["value"]
    view = held.view(indicator.id, "ward25", period, "all")
    np.testing.assert_array_equal(view.values, rows.reindex(view.area_codes).to_numpy(float))


def test_a_question_is_asked_once() -> None:
    held = figures()
    indicator = held.catalogue.indicators["employment_rate"]
    assert held.course(indicator, place_of(TRAFFORD), "all") is held.course(
        indicator, place_of("E08000003"), "all"
    )


def test_a_course_is_in_the_order_of_time_and_has_the_comparators() -> None:
    indicator = figures().catalogue.indicators["employment_rate"]
    rows = figures().course(indicator, place_of(TRAFFORD), "all")
    assert pd.Series(rows["period_start"]).is_monotonic_increasing
    assert {TRAFFORD, GM, ENGLAND} <= set(rows["area_code"])


def test_sexes_are_told_apart_only_where_there_is_no_figure_for_all() -> None:
    every = figures().catalogue.indicators
    assert figures().sexes(every["employment_rate"], "borough") == ("all",)
    assert figures().sexes(every["healthy_life_expectancy"], "borough") == ("female", "male")
    assert "(females)" in measure_of(every["healthy_life_expectancy"], "female").template


def test_counts_and_ranks_are_no_part_of_it() -> None:
    ids = {one.id for one in figures().indicators()}
    assert "employment_rate" in ids and not ids & {"claimants", "imd_rank", "house_sales"}
    assert {one.theme for one in figures().indicators("skills")} == {"skills"}
