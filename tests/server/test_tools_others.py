"""Other indicators beside the map's: at its level, in their newest period, or the reason why not."""

from __future__ import annotations

import pytest

from modules.tools.others import NotHeld, held_at, indicator_of, subject_of, view_of


def test_another_indicator_is_found_at_the_level_and_place_of_the_map(screen):
    opened = screen("level=lsoa11&within=E08000009&population=1000")
    found = subject_of(opened.views, "social_rented", opened.subject)
    assert (found.level, found.within, found.population) == ("lsoa11", "E08000009", 1000)
    assert found.period == opened.views.periods("social_rented", "lsoa11")[-1]
    view = view_of(opened.views, "social_rented", opened.subject, opened.settings)
    assert view.level == "lsoa11" and view.ranked > 1000


def test_what_is_not_held_at_the_level_says_why(screen):
    opened = screen("level=lsoa11")
    with pytest.raises(NotHeld, match="has no figures here: "):
        subject_of(opened.views, "healthy_life_expectancy", opened.subject)


def test_an_unknown_indicator_is_named(screen):
    with pytest.raises(NotHeld, match="There is no indicator “happiness”"):
        indicator_of(screen("").views, "happiness")


def test_the_indicators_of_a_level_all_have_figures_there(screen):
    views = screen("").views
    found = held_at(views, "lsoa11")
    assert found and all(views.periods(one.id, "lsoa11") for one in found)
    assert "healthy_life_expectancy" not in {one.id for one in found}
