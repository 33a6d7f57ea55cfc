"""Figures of groups of areas: the application's own where groups are boroughs, or why there are none."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

import geodata
from modules.tools.own_areas.figures import (
    ALONE_ONLY,
    NotGrouped,
    group_figures,
    refusal,
    source_of,
    view_of_groups,
)
from store.grouped import grouped_figures
from tests.server.own_areas_file import by_borough, groups_of, thirds

ORDER = np.argsort(np.argsort(geodata.load_areas("borough")["name"].str.casefold().to_numpy(str)))
"""Place of each borough among groups that are called like them."""


def figures(screen, link, rows):
    seen = screen(link)
    return group_figures(seen.views, grouped_figures, groups_of(rows), seen.subject), seen


@pytest.mark.parametrize("level", ["borough", "ward25", "ward17", "msoa11", "lsoa11"])
def test_groups_that_are_boroughs_have_exactly_the_figures_of_boroughs(screen, views, level):
    rows = by_borough(level)
    random.Random(5).shuffle(rows)
    grouping = groups_of(rows)
    seen = screen("level=borough")
    compared = 0
    for name, indicator in views.catalogue.indicators.items():
        if views.absent(name, "borough"):
            continue
        subject = screen(f"level=borough&indicator={name}").subject
        if not source_of(views, grouping, indicator) and subject.period not in views.periods(name, "borough"):
            continue
        found = group_figures(views, grouped_figures, grouping, subject)
        mine, theirs = view_of_groups(found, seen.settings), views.view(replace(subject), seen.settings)
        for what in ("values", "lower", "upper", "numerator", "denominator", "flags"):
            given, expected = getattr(mine, what)[ORDER], getattr(theirs, what)
            assert np.array_equal(given, expected, equal_nan=what != "flags"), (name, what)
        compared += 1
    assert compared > 25


@pytest.mark.parametrize(
    ("indicator", "source"),
    [("social_rented", "lsoa11"), ("employment_deprivation", "lsoa11"), ("stroke_admissions", "ward25")],
)
def test_sums_are_of_the_finest_areas_that_have_figures(screen, indicator, source):
    found, _ = figures(screen, f"level=ward25&indicator={indicator}", thirds())
    assert (found.source, found.whole) == (source, 0)
    assert np.isfinite(found.rows["value"]).all()
    assert set(found.rows["flag"]) == {"estimated"}


def test_counts_of_a_group_are_those_of_its_areas(screen):
    rows = thirds("msoa11")
    found, seen = figures(screen, "level=msoa11&indicator=social_rented", rows)
    inside = dict(rows)
    own = np.array([inside.get(code, "") for code in seen.view.area_codes])
    for place, name in enumerate(found.grouping.groups):
        row = found.rows.iloc[place]
        for count in ("numerator", "denominator"):
            assert row[count] == getattr(seen.view, count)[own == name].sum()
        assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"])
    shown = view_of_groups(found, seen.settings)
    assert (shown.lower < shown.values).all() and (shown.values < shown.upper).all()


def test_what_does_not_add_up_is_shown_for_single_areas_only(screen):
    rows = [("E08000009", "Trafford"), ("E08000006", "West"), ("E08000010", "West")]
    found, seen = figures(screen, "level=borough&indicator=employment_rate", rows)
    shown = view_of_groups(found, seen.settings)
    trafford = seen.view.index("E08000009")
    assert shown.values[0] == seen.view.values[trafford]
    assert shown.lower[0] == seen.view.lower[trafford]
    assert np.isnan(shown.values[1])
    assert shown.reasons.tolist() == ["", ALONE_ONLY]


@pytest.mark.parametrize(
    ("indicator", "level", "words"),
    [
        ("imd_rank", "lsoa11", "A rank of LSOAs cannot be averaged or added up."),
        ("house_price", "lsoa11", "A median of LSOAs cannot be added up"),
        ("income_deprivation_children", "lsoa11", "The number of children behind each rate is not held"),
        ("employment_rate", "borough", "A survey too small for areas below borough."),
        ("healthy_life_expectancy", "borough", "cannot be shown for your groups."),
    ],
)
def test_what_cannot_be_added_up_says_why(screen, indicator, level, words):
    with pytest.raises(NotGrouped) as refused:
        figures(screen, f"level={level}&indicator={indicator}", thirds("lsoa11"))
    assert words in str(refused.value)
    assert "cannot be shown for your groups" in str(refused.value)


def test_a_rate_without_counts_says_so(views):
    wards = groups_of(thirds("ward17"))
    assert refusal(views, wards, views.catalogue.indicators["claimant_rate"]).endswith(
        "It is published for wards of 2017 without counts or weights to put them together with."
    )


def test_a_period_that_the_small_areas_lack_gives_way_to_their_newest(screen, made_up, open_on):
    areas = {"lsoa11": {"2018": 10.0, "2019": 20.0}, "borough": {"2019": 20.0, "2020": 30.0}}
    size = len(geodata.load_areas("lsoa11"))
    views = made_up(areas, counts={("lsoa11", "2019"): (np.ones(size), np.full(size, 5.0))})
    subject = open_on(views, "level=borough&indicator=social_rented").subject
    assert subject.period == "2020"
    found = group_figures(views, grouped_figures, groups_of(thirds("lsoa11")), subject)
    assert (found.period, found.other_period) == ("2019", True)
    assert found.rows["value"].tolist() == pytest.approx([20.0] * 3)


def test_groups_with_too_few_residents_are_left_out(screen):
    first, *others = thirds()
    rows = [(first[0], "Few"), *((code, "Many") for code, _ in others)]
    found, seen = figures(screen, "level=ward25&indicator=social_rented&population=20000", rows)
    assert view_of_groups(found, seen.settings).left_out.tolist() == [True, False]
