"""Every indicator of one area, from whatever level holds it."""

from __future__ import annotations

import math

import numpy as np
import pytest

import geodata
from modules.tools.profile.readings import (
    WHOLE,
    Who,
    against_of,
    borough_of,
    comparators,
    holders,
    in_order,
    plain_settings,
    readings_of,
    subject_at,
    who_of,
)

BUCKLOW, TRAFFORD, LSOA, MSOA = "E05015244", "E08000009", "E01005061", "E02001064"


@pytest.fixture
def read(screen):
    """The readings that a link leads to, by indicator; other figures come with `on`."""

    def made(link, on=screen):
        seen = on(link)
        who = who_of(seen.subject, seen.chosen)
        against = against_of(who, seen.wishes.get("against", geodata.GM))
        found = readings_of(seen.views, who, seen.subject, plain_settings(0.95), against)
        return {one.indicator_id: one for one in found}

    return made


def test_it_is_the_selected_area_else_the_borough_drilled_into_else_greater_manchester(screen):
    links = (f"level=ward25&within={TRAFFORD}&selected={BUCKLOW}", f"level=ward25&within={TRAFFORD}", "")
    found = [who_of(screen(link).subject, screen(link).chosen) for link in links]
    assert [(one.name, one.level) for one in found] == [
        ("Bucklow-St. Martins", "ward25"),
        ("Trafford", "borough"),
        ("Greater Manchester", WHOLE),
    ]


@pytest.mark.parametrize(
    ("link", "against"),
    [
        (f"selected={BUCKLOW}", "Greater Manchester"),
        (f"selected={BUCKLOW}&against=parent", "Trafford"),
        (f"level=borough&selected={TRAFFORD}&against=parent", "Greater Manchester"),
        ("", "England"),
        ("against=parent", "England"),
        ("against=E12000002", "North West"),
    ],
)
def test_nothing_is_compared_with_itself(screen, link, against):
    seen = screen(link)
    assert (
        against_of(who_of(seen.subject, seen.chosen), seen.wishes.get("against", geodata.GM)).name == against
    )


def test_an_areas_own_figure_is_the_one_on_the_map(read, screen):
    found = read(f"level=ward25&selected={BUCKLOW}")["employment_deprivation"]
    seen = screen(f"level=ward25&selected={BUCKLOW}")
    assert found.value == seen.value_of(BUCKLOW)
    assert found.comparator == seen.against.value
    assert np.array_equal(found.peers, seen.view.values)
    assert (found.area, found.ranked_here) == ("", True)


def test_what_is_held_only_for_the_borough_is_shown_for_it_and_says_so(read, screen):
    found = read(f"level=ward25&selected={BUCKLOW}")["unemployment"]
    assert found.area == "Trafford"
    assert found.value == screen("indicator=unemployment&level=borough").value_of(TRAFFORD)
    assert found.peers.size == 10


def test_a_borough_standing_in_is_not_compared_with_itself(read, screen):
    found = read(f"level=ward25&selected={BUCKLOW}&against=parent")
    whole = screen("indicator=unemployment&level=borough").beside[geodata.GM].value
    assert found["unemployment"].comparator == whole
    assert found["employment_deprivation"].comparator == screen("level=borough").value_of(TRAFFORD)


def test_an_lsoa_takes_the_figure_of_its_msoa_before_that_of_its_borough(read):
    found = read(f"level=lsoa11&selected={LSOA}")
    assert found["stroke_admissions"].area == "Manchester 018"
    assert found["unemployment"].area == "Manchester"


def test_what_is_held_nowhere_says_why(read):
    found = read(f"level=ward25&selected={BUCKLOW}")["house_price"]
    assert math.isnan(found.value) and "median" in found.reason.lower()


def test_counts_and_ranks_are_no_readings(read):
    assert {"claimants", "imd_rank", "house_sales"}.isdisjoint(read(f"level=lsoa11&selected={LSOA}"))


def test_greater_manchester_stands_beside_its_boroughs_with_its_own_interval(read):
    found = read("")
    assert (found["employment_rate"].value, found["employment_rate"].comparator) == (71.9, 76.0)
    assert found["employment_rate"].lower < 71.9 and not found["employment_rate"].ranked_here
    census = found["no_qualifications_2011"]  # an interval from counts, where none is published
    assert census.lower < census.value < census.upper
    assert math.isnan(found["healthy_life_expectancy"].value) and found["healthy_life_expectancy"].reason


def test_holders_are_the_area_and_what_holds_it():
    assert [one.level for one in holders(Who(LSOA, "", "lsoa11"))] == ["lsoa11", "msoa11", "borough"]
    assert [one.level for one in holders(Who(BUCKLOW, "", "ward25"))] == ["ward25", "borough"]
    assert [one.level for one in holders(Who(TRAFFORD, "", "borough"))] == ["borough"]
    assert [one.level for one in holders(Who(geodata.GM, "", WHOLE))] == [WHOLE]


def test_the_borough_of_an_area():
    assert borough_of(Who(BUCKLOW, "", "ward25")) == borough_of(Who(TRAFFORD, "", "borough")) == TRAFFORD
    assert borough_of(Who(geodata.GM, "", WHOLE)) == ""


def test_one_area_asks_for_the_comparators_of_its_whole_borough(screen):
    seen = screen("level=ward25")
    own = subject_at(seen.views, seen.subject.indicator, "ward25", seen.subject)
    rows = comparators(seen.views, own.key, TRAFFORD)
    assert set(rows) == {TRAFFORD, *dict(geodata.COMPARATORS)}
    assert rows[geodata.GM]["value"] == screen("level=ward25").against.value


def test_a_missing_figure_says_why(made_up, open_on, read):
    views = made_up({"ward25": {"2019": np.nan}}, flags={BUCKLOW: "suppressed"})
    found = read(f"level=ward25&selected={BUCKLOW}", lambda link: open_on(views, link))
    assert "suppressed by the publisher" in found["employment_deprivation"].reason


def test_themes_come_in_the_order_of_the_tabs(read):
    found = in_order(read("").values(), ("skills", "health"))
    assert next(one.theme for one in found) == "skills"
    assert list(dict.fromkeys(one.theme for one in found))[1] == "health"
